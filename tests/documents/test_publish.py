"""Every document in every format, from the sample's records: what it says is there, whoever reads it."""

from __future__ import annotations

import io
import itertools
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import pandas as pd
import pypdf
import pypdfium2
import pytest

from itadash.documents import content, publish
from itadash.documents.book import workbook
from itadash.documents.details import Constraint, Details, Suggestion
from itadash.documents.publish import DOCX, PDF, Choices
from itadash.documents.report import Facts, forms, gather
from itadash.measures.draft import draft
from itadash.measures.model import Measure, MeasuresTable, Signatory
from itadash.measures.progress import ProgressEntry, Status
from itadash.reading import InputFile, read_file
from itadash.scores import COLUMNS, distinct, frame
from tests.documents.grids import grids
from tests.documents.readback import FIXED, chars, pdfium_text, pypdf_text, squeeze
from tests.documents.reference_data import plain

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "data" / "sample" / "ตัวอย่าง-เทศบาลตำบลสมมติ.xlsx"
DOCUMENTS = ("analysis", "measures", "progress", "memo")
DETAILS = Details(
    place="อำเภอสมมติ จังหวัดสมมติ",
    resolution="ที่ประชุมพนักงาน ครั้งที่ 9/2566 มีมติรับทราบ",
    resolution_date="26 กรกฎาคม 2566",
    suggestions=(Suggestion("IIT", "ควรชี้แจงการใช้งบประมาณ"), Suggestion("OIT", "เพิ่มช่องทางร้องเรียน")),
    constraints=(Constraint("ด้านบุคลากร", "ย้ายบ่อย", "จัดทำคู่มือ"), Constraint("ด้านงบประมาณ", "ไม่มี")),
    memo_unit="สำนักปลัดเทศบาล",
    memo_number="สม 0001/12",
    memo_date="2 ตุลาคม 2566",
    memo_to="นายกเทศมนตรี",
    memo_through="ปลัดเทศบาล",
)


@cache
def _scores() -> pd.DataFrame:
    printed = read_file(InputFile(SAMPLE.name, SAMPLE.read_bytes())).printed
    return distinct(printed.loc[:, list(COLUMNS)])[0]


@cache
def _facts(year: int = 2566, form: str = "full") -> Facts:
    scores = _scores()
    agency = str(scores["agency"].iloc[0])
    bare = gather(scores, agency, year, Decimal(85))
    table = draft(bare.result) if year == 2566 else MeasuresTable(agency, year, _OWN)
    entries = tuple(ProgressEntry(m.id, "6", Status.DONE, "ทำแล้ว", ("ภาพถ่าย",)) for m in table.measures[::2])
    return gather(
        scores,
        agency,
        year,
        Decimal(85),
        measures=replace(table, progress=entries),
        details=replace(DETAILS, form=form),
    )


_OWN = (Measure("a", 0, ("i1",), "ติดป้าย", "เขียนใหม่", "กองคลัง", "ตลอดปี", "1. ร่าง\n2. ติด", "รายงาน"),)


@cache
def _pdf(name: str, form: str = "full", thai: bool = False) -> bytes:
    return publish.file(name, _facts(form=form), PDF, Choices(thai_digits=thai), created=FIXED)


def _told(name: str, form: str = "full") -> list[str]:
    """Every text that the document is to say."""
    document = publish.content(name, _facts(form=form), Choices(thai_digits=False))
    return [squeeze(part) for _, text in list(content.texts(document))[2:] for part in text.split("\n") if part.strip()]


# --- read back ---


@pytest.mark.parametrize("read", [pypdf_text, pdfium_text])
@pytest.mark.parametrize(
    ("name", "form"), [*((n, "full") for n in DOCUMENTS), *(("analysis", f) for f in forms() if f != "full")]
)
def test_every_character_of_every_text_is_read_back(read: Callable[[bytes], str], name: str, form: str) -> None:
    found, wanted = Counter(read(_pdf(name, form))), Counter("".join(_told(name, form)))
    assert sum(wanted.values()) > 1000
    assert not wanted - found
    assert not Counter("\ufffd\ufffe\uffff□") & found


@pytest.mark.parametrize("read", [pypdf_text, pdfium_text])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_headings_and_paragraphs_are_read_whole(read: Callable[[bytes], str], name: str) -> None:
    """Text that is not in a table stands in one piece, but where a page ends between its lines."""
    document = publish.content(name, _facts(), Choices(thai_digits=False))
    text = read(_pdf(name))
    parts = [b.text for b in document.blocks if isinstance(b, content.Heading)]
    for part in parts:
        assert squeeze(part) in text, part
    for block in document.blocks:
        if isinstance(block, content.Text) and len(block.text) < 200:
            for paragraph in block.text.split("\n"):
                assert squeeze(paragraph)[:25] in text


def test_thai_digits_change_nothing_else() -> None:
    thai, arabic = (
        pypdf_text(publish.file("measures", _facts(2562), PDF, Choices(thai_digits=on), created=FIXED))
        for on in (True, False)
    )
    assert thai != arabic
    assert Counter(plain(thai)) == Counter(plain(arabic))


# --- brought back in ---


def test_the_workbook_read_again_gives_the_same_scores() -> None:
    facts = _facts()
    body = read_file(InputFile("สมุดงาน.xlsx", workbook(facts, [], files=[SAMPLE.name])))
    again, conflicts = distinct(body.printed.loc[:, list(COLUMNS)])
    key = ["agency", "fiscal_year", "instrument", "code", "score"]
    assert set(again[key].itertuples(index=False, name=None)) == set(
        facts.scores[key].itertuples(index=False, name=None)
    )
    assert len(again) > 300
    assert conflicts == []


def test_the_word_file_of_the_measures_read_again_gives_the_same_measures() -> None:
    facts = _facts()
    data = publish.file("measures", facts, DOCX, Choices(thai_digits=True), created=FIXED)
    printed = read_file(InputFile("มาตรการ.docx", data)).measures
    assert [squeeze(measure.owner) for measure in printed] == [squeeze(m.owner) for m in facts.measures.measures]


# --- content ---


def test_the_documents_are_those_that_an_office_publishes() -> None:
    assert set(DOCUMENTS) <= set(publish.KINDS)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_unknown_names_and_formats_are_errors(name: str) -> None:
    with pytest.raises(KeyError):
        publish.file(name, _facts(), "txt")
    with pytest.raises(KeyError):
        publish.content("letter", _facts())


def test_the_memo_carries_what_it_says() -> None:
    facts = _facts()
    measures = publish.content("memo", facts, Choices(carries="measures"))
    progress = publish.content("memo", facts, Choices(carries="progress", round="12", progress_layout="B6"))
    headings = [c.heading for b in measures.blocks if isinstance(b, content.Table) for c in b.columns]
    assert "แนวทางกำกับติดตาม" in headings
    headings = [c.heading for b in progress.blocks if isinstance(b, content.Table) for c in b.columns]
    assert "ข้อเสนอแนะ" in headings
    assert "รอบ 12 เดือน" in progress.short_title
    for document in (measures, progress):
        assert isinstance(document.blocks[0], content.MemoHead)
        assert sum(isinstance(block, content.Signatures) for block in document.blocks) == 2


@pytest.mark.parametrize("year", [2562, 2563, 2564, 2565])
def test_years_whose_topics_are_not_known_have_every_document(year: int) -> None:
    for name in DOCUMENTS:
        for form in forms() if name == "analysis" else ("full",):
            document = publish.content(name, _facts(year, form))
            assert any(isinstance(block, content.Table | content.Heading) for block in document.blocks), (name, form)
    data = publish.file("analysis", _facts(year), PDF, Choices(thai_digits=False), created=FIXED)
    assert squeeze(f"ประจำปีงบประมาณ พ.ศ. {year}") in pypdf_text(data)


@pytest.mark.parametrize("agency", ["", "เทศบาลตัวอย่าง", "เทศบาล\nสองบรรทัด  <b>"])
@pytest.mark.parametrize("ending", [PDF, DOCX])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_without_any_records_there_is_a_document_all_the_same(name: str, ending: str, agency: str) -> None:
    facts = gather(frame([]), agency, 2566, Decimal(85))
    data = publish.file(name, facts, ending, created=FIXED)
    if ending == PDF:
        assert len(pypdf.PdfReader(io.BytesIO(data)).pages) >= 1
        assert "None" not in pypdf_text(data)
    else:
        assert "word/document.xml" in zipfile.ZipFile(io.BytesIO(data)).namelist()


def test_sections_are_numbered_without_gaps() -> None:
    """A form leaves out what has no content; the numbers of the others follow each other."""
    for form in forms():
        for facts in (_facts(form=form), _facts(2562, form)):
            headings = [
                b.text
                for b in publish.content("analysis", facts).blocks
                if isinstance(b, content.Heading) and b.level == 1
            ]
            numbers = [int(m[1]) for text in headings if (m := re.match(r"(?:ส่วนที่ )?(\d+)\.? ", text))]
            assert numbers == list(range(1, len(numbers) + 1)), (form, headings)


@pytest.mark.parametrize("form", sorted(forms()))
def test_no_page_is_left_half_empty(form: str) -> None:
    """A page is filled to 55 % at least; the last one of a chapter (before turned paper, the appendix) may be less."""
    data = _pdf("analysis", form)
    lowest: dict[int, float] = {}
    for char in chars(data):
        if char.y > 19:  # above the footer
            lowest[char.page] = min(lowest.get(char.page, 999.0), char.y)
    with pypdfium2.PdfDocument(data) as document:
        sizes = [page.get_size() for page in document]
        starts = [squeeze(page.get_textpage().get_text_range())[:40] for page in document]
    assert sorted(lowest) == list(range(len(sizes))), "an empty page"
    for page, (size, after) in enumerate(itertools.pairwise(sizes)):
        height = size[1] * 25.4 / 72
        top = 20 if height > 250 else 15
        filled = (height - top - lowest[page]) / (height - top - 19)
        begins = re.match(
            "ส่วนที่1|ภาคผนวก|หมายเหตุเกี่ยวกับ", starts[page + 1]
        )  # what stands after the contents, or unsigned
        cover = page == 0 and forms()[form].cover
        ends = cover or begins or size != after
        assert ends or filled > 0.55, f"page {page + 1}: {filled:.0%}"


def test_figures_say_what_is_below_the_target_without_colour() -> None:
    """▼ stands in the charts beside each score below 85, and no chart lacks its finding in words."""
    document = publish.content("analysis", _facts())
    figures = [block for block in document.blocks if isinstance(block, content.Figure)]
    assert len(figures) >= 4
    assert all(figure.alt and figure.caption for figure in figures)
    marks = sum(char.char == "▼" and char.size in (9.0, 7.6, 7.8) for char in chars(_pdf("analysis")))
    bars = sum(
        score is not None and score < 85
        for f in figures
        if isinstance(f.chart, content.Bars)
        for _, score, _ in f.chart.rows
    )
    years = sum(
        score is not None and score < 85
        for f in figures
        if isinstance(f.chart, content.Lines | content.Heat)
        for _, scores in f.chart.rows
        for score in scores
    )
    pairs = sum(
        min(first, second) < 85
        for f in figures
        if isinstance(f.chart, content.Pairs)
        for _, first, second in f.chart.rows
        if first and second
    )
    assert marks == bars + years + pairs + len(figures)  # and once in the line that explains each chart


# --- Word beside the PDF ---

soffice = shutil.which("soffice")


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Each Word file as LibreOffice prints it."""
    folder = tmp_path_factory.mktemp("publish")
    for name in DOCUMENTS:
        (folder / f"{name}.docx").write_bytes(publish.file(name, _facts(), DOCX, created=FIXED))
    command = [str(soffice), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), *(str(folder / f"{name}.docx") for name in DOCUMENTS)]
    subprocess.run(command, check=True, capture_output=True)
    return {name: (folder / f"{name}.pdf").read_bytes() for name in DOCUMENTS}


@pytest.mark.skipif(soffice is None, reason="no LibreOffice on this machine")
@pytest.mark.parametrize("name", DOCUMENTS)
def test_word_and_pdf_are_of_one_length_and_say_the_same(name: str, shown: dict[str, bytes]) -> None:
    counts = [len(pypdf.PdfReader(io.BytesIO(data)).pages) for data in (shown[name], _pdf(name, thai=True))]
    assert abs(counts[0] - counts[1]) <= 1, counts
    text = pdfium_text(shown[name])
    assert not Counter("\ufffd\ufffe\uffff□") & Counter(text)
    with pypdfium2.PdfDocument(shown[name]) as document:
        pages = [squeeze(page.get_textpage().get_text_range()) for page in document]
    ours = publish.content(name, _facts(), Choices())
    for block in ours.blocks:
        if isinstance(block, content.Heading):
            assert any(plain(block.text) in plain(page) for page in pages), block.text


@pytest.mark.skipif(soffice is None, reason="no LibreOffice on this machine")
@pytest.mark.parametrize("name", DOCUMENTS)
def test_word_repeats_the_headings_on_as_many_pages_as_the_pdf(name: str, shown: dict[str, bytes]) -> None:
    """Of the longest table; a page more or less is the other font's."""
    tables = [b for b in publish.content(name, _facts(), Choices()).blocks if isinstance(b, content.Table)]
    table = max(tables, key=lambda t: sum(len(cell or "") for row in t.rows for cell in row.cells))
    headings = [plain(column.heading) for column in table.columns]
    ours = {grid.page for grid in grids(_pdf(name)) if [plain(heading) for heading in grid.headings] == headings}
    with pypdfium2.PdfDocument(shown[name]) as document:
        pages = [plain(page.get_textpage().get_text_range()) for page in document]
    theirs = [page for page in pages if "".join(headings) in page]
    assert len(theirs) > 1
    assert abs(len(theirs) - len(ours)) <= 1


def test_signatories_of_the_office_stand_in_every_signed_document() -> None:
    people = (Signatory("ผู้จัดทำ", "นายสมมติ ตัวอย่าง", "นักวิเคราะห์"), Signatory("ผู้อนุมัติ", "", "นายกเทศมนตรี"))
    facts = _facts()
    facts = replace(facts, measures=replace(facts.measures, signatories=people))
    for name in DOCUMENTS:
        text = pypdf_text(publish.file(name, facts, PDF, created=FIXED))
        assert "(นายสมมติตัวอย่าง)" in text, name
        assert text.count("ลงชื่อ") == (4 if name == "memo" else 2)


def test_what_a_person_wrote_and_the_fonts_cannot_print_is_named() -> None:
    measures = MeasuresTable("อบต.ทดสอบ (สมมติ)", 2566, (Measure("a", 1, measure="แจ้ง 😀"),))
    details = Details(memo_unit="สำนักปลัด 漢", constraints=(Constraint(text="ไม่มี ∰"),))
    facts = gather(frame([]), measures.agency, 2566, Decimal(85), measures=measures, details=details)
    told = "\n".join(publish.unprintable_texts(facts))
    assert all(char in told for char in "😀漢∰")
    assert publish.unprintable_texts(gather(frame([]), "อบต.", 2566, Decimal(85))) == []


def test_the_command_line_knows_every_document() -> None:
    """Its list stands by itself, so that reading scores imports no typesetting."""
    from itadash import cli

    assert set(cli.DOCUMENTS) == set(publish.KINDS)
