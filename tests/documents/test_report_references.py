"""The analysis report made from a reference's own figures and measures holds what the reference holds, cell by cell.

The figures that are expected are those of ``seed-scores.csv``, the texts those of the seeds' own tables.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from itadash.documents import publish
from tests.assessment.publications import INDICATOR_NAMES
from tests.documents.grids import grids
from tests.documents.readback import FIXED, pdfium_text, pypdf_text
from tests.documents.reference_data import Reference, plain
from tests.documents.reference_report import FORMS, SEVEN, Report, tables_under

pytestmark = pytest.mark.references
INSTRUMENTS = ("IIT", *[None] * 4, "EIT", *[None] * 2, "OIT", None)  # beside the indicators; None: as above
# Items that one of the two references lists in a topic where the other does not (copying slips; each stands elsewhere).
ELSEWHERE = {("002", 5, "o14"), ("003", 1, "e15"), *(("003", 7, code) for code in ("o15", "o16", "o17", "o18", "o30"))}


def _flag(score: Decimal) -> str:
    return f"▼{score:.2f}" if score < 85 else f"{score:.2f}"


def _change(old: Decimal, new: Decimal) -> str:
    """A rise in points and in percent of the old score, rounded half up, without white space."""
    percent = ((new - old) / old * 100).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"+{new - old:.2f}(+{percent}%)"


# --- figures ---


@pytest.mark.parametrize("read", [pypdf_text, pdfium_text])
@pytest.mark.parametrize(("number", "form"), [*FORMS.items(), ("000", "full"), ("003", "full")])
def test_every_figure_of_the_reference_is_in_the_report(
    read: Callable[[bytes], str], number: str, form: str, report: Report
) -> None:
    seed, data = report(number, form)
    text = plain(read(data))
    wrong = {
        Decimal("86.47"),
        Decimal("80.04"),
    }  # 002's prose calls the means of one part of the EIT indicators 6 and 7
    figures = {f.score for f in seed.figures} - (wrong if number == "002" else set())
    assert len(figures) > 20
    assert not [score for score in figures if f"{score:.2f}" not in text]
    if number == "002":
        assert not [score for score in wrong if f"{score:.2f}" in text]


def test_000_table_a1(report: Report) -> None:
    seed, data = report("000", "by_instrument")
    scores = seed.one("indicator")
    (table,) = tables_under(data, "ตัวชี้วัด", "คะแนน")
    assert table.rows == [
        (plain(f"ตัวชี้วัดที่ {n} {name}"), plain(f"ได้ {scores[str(n)]:.2f} คะแนน"))
        for n, name in enumerate(INDICATOR_NAMES, 1)
    ]


def test_000_figures_of_both_parts_stand_with_their_item(report: Report) -> None:
    seed, data = report("000", "by_instrument")
    text = plain(pdfium_text(data))
    public, survey = seed.parts("EIT1"), seed.parts("EIT2")
    assert public.keys() == survey.keys()
    assert len(public) == 13
    for code in public:
        first, second = f"{public[code]:.2f}", f"{survey[code]:.2f}"
        pattern = rf"ข้อ{code.upper()}\D[^.]*?{first}คะแนน\(EITPublic\)และ{second}คะแนน\(EITSurvey\)"
        kept = f"ข้อ{code.upper()}(Public{first}Survey{second}คะแนน)"
        assert re.search(pattern, text) or kept in text, code
    for code, score in seed.one("item").items():
        if code.startswith("i"):
            assert re.search(rf"ข้อ{code.upper()}\D[^.]*?ได้{score:.2f}คะแนน", text), code


def test_000_lists_what_is_below_the_target_in_each_part(report: Report) -> None:
    seed, data = report("000", "by_instrument")
    text = plain(pypdf_text(data))
    public = text[text.index("2.1ส่วนที่1EITPublic") : text.index("2.2ส่วนที่2EITSurvey")]
    survey = text[text.index("2.2ส่วนที่2EITSurvey") : text.index("3.แบบวัดการเปิดเผยข้อมูลสาธารณะ(OIT)")]
    for part, listed in (("EIT1", public), ("EIT2", survey)):
        low = [(code, score) for code, score in seed.parts(part).items() if score < 85]
        assert {m.lower() for m in re.findall(r"ข้อ(E\d+)", listed)} == {code for code, _ in low}
        assert all(f"ได้{score:.2f}คะแนน" in listed for _, score in low)


def test_002_tells_the_announced_level_that_its_scores_leave_open(references: Path) -> None:
    """002 prints no part of the EIT, so its scores allow two levels; its announcement names one."""
    facts = Reference(references, "002").facts("by_topic")
    details = replace(facts.details, announced_level="ผ่านดี", announced_total="94.96", announced_source="ประกาศผล")
    text = plain(pypdf_text(publish.file("analysis", replace(facts, details=details), created=FIXED)))
    assert plain("ระดับตามประกาศ “ผ่านดี” คะแนนรวมตามประกาศ 94.96 คะแนน (ที่มา: ประกาศผล)") in text
    assert plain("จากการคำนวณ: คะแนนรวม 94.96 ยังสรุปไม่ได้ว่าอยู่ในระดับ “ผ่านดี” หรือ “ผ่าน”") in text
    assert plain("ข้อสังเกต:") not in text
    contradicted = replace(details, announced_level="ผ่านดีเยี่ยม", announced_total="94.95")
    text = plain(pypdf_text(publish.file("analysis", replace(facts, details=contradicted), created=FIXED)))
    assert plain("ข้อสังเกต: คะแนนรวมตามประกาศ 94.95 ไม่ตรงกัน ไฟล์ผลคะแนนพิมพ์ว่า 94.96") in text
    assert plain("ข้อสังเกต: ระดับตามประกาศ “ผ่านดีเยี่ยม” ไม่ตรงกับที่คำนวณ") in text


def test_002_table_c1(report: Report) -> None:
    seed, data = report("002", "by_topic")
    scores = seed.one("indicator")
    (table,) = tables_under(data, "ตัวชี้วัดที่", "รายละเอียดตัวชี้วัด", "คะแนน")
    assert table.rows == [(str(n), plain(name), _flag(scores[str(n)])) for n, name in enumerate(INDICATOR_NAMES, 1)]


def test_002_table_c2_of_every_topic(report: Report) -> None:
    seed, data = report("002", "by_topic")
    heads = ("ลำดับ", "หัวข้อ", "เครื่องมือการประเมิน", "ข้อคำถาม", "คะแนน", "การปรับปรุง/แก้ไข รักษาระดับ")
    found: dict[int, list[tuple[str, str, str]]] = {}
    topic, instrument, names = 0, "", {}
    for table in tables_under(data, *heads):
        assert table.rows[0][0]  # on every page it is said again which topic goes on
        for row in table.rows:
            topic, instrument = int(row[0] or topic), row[2] or instrument
            names.setdefault(topic, row[1])
            found.setdefault(topic, []).append((instrument, str(row[3]), str(row[4])))
    assert names == {n: plain(name) for n, name in enumerate(SEVEN, 1)}
    for number in range(1, 8):
        printed = [(f.code, f.score) for f in seed.figures if f.topic == number]
        expected = [
            ({"i": "IIT", "e": "EIT", "o": "OIT"}[code[0]], f"ข้อ{code.upper()}", f"{score:.2f}")
            for code, score in printed
            if ("002", number, code) not in ELSEWHERE
        ]
        assert [row for row in found[number] if row in expected] == expected
    rows = [(code, score) for topic_rows in found.values() for _, code, score in topic_rows]
    assert {(f"ข้อ{f.code.upper()}", f"{f.score:.2f}") for f in seed.figures if f.level == "item"} == set(rows)


def test_002_what_is_to_be_done_agrees_with_the_scores(report: Report) -> None:
    seed, data = report("002", "by_topic")
    scores = seed.one("item")
    heads = ("ลำดับ", "หัวข้อ", "เครื่องมือการประเมิน", "ข้อคำถาม", "คะแนน", "การปรับปรุง/แก้ไข รักษาระดับ")
    advice = [str(row[5]) for table in tables_under(data, *heads) for row in table.rows if row[5]]
    told = [
        code.lower() for text in advice for line in re.findall(r"▼ต้องแก้ไข([^◆✓]*)", text) for code in line.split(",")
    ]
    assert set(told) == {code for code, score in scores.items() if score < 85}
    kept = [
        code.lower() for text in advice for line in re.findall(r"✓รักษาระดับ([^▼◆]*)", text) for code in line.split(",")
    ]
    assert all(scores[code] >= 85 for code in kept if code)


def test_003_table_d1_of_both_years(report: Report) -> None:
    seed, data = report("003", "by_topic_box")
    tables = tables_under(data, "แบบสำรวจ", "ตัวชี้วัดที่", "รายละเอียดตัวชี้วัด", "คะแนน")
    assert len(tables) == 2
    for table, year in zip(tables, (2566, 2565), strict=True):
        scores = seed.one("indicator", year)
        assert table.rows == [
            (instrument, str(n), plain(name), _flag(scores[str(n)]))
            for n, (instrument, name) in enumerate(zip(INSTRUMENTS, INDICATOR_NAMES, strict=True), 1)
        ]


def test_003_table_d2_of_every_topic(report: Report) -> None:
    """The two parts of the EIT, which the reference mixes without saying so, stand side by side under their names."""
    seed, data = report("003", "by_topic_box")
    public, survey = seed.parts("EIT1"), seed.parts("EIT2")
    rows = [row for table in tables_under(data, "ข้อคำถาม", "คะแนน") for row in table.rows]
    bands = [row[0] for row in rows if len(row) == 1]
    iit, eit, oit = (
        plain("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)"),
        plain("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)"),
        plain("แบบวัดการเปิดเผยข้อมูลสาธารณะ (OIT)"),
    )
    assert bands == [iit, eit, oit, iit, eit, oit, eit, oit, iit, oit, iit, oit, iit, oit, iit, eit, oit]
    found = [(re.match(r"[IEO]\d+", str(row[0])), str(row[1])) for row in rows if len(row) == 2]
    expected = []
    for topic in range(1, 8):
        for figure in (f for f in seed.figures if f.topic == topic and ("003", topic, f.code) not in ELSEWHERE):
            code = figure.code
            parts = [(name, part[code]) for name, part in (("Public", public), ("Survey", survey)) if code in part]
            told = "".join(f"{'▼' if score < 85 else ''}{name}{score:.2f}" for name, score in parts)
            expected.append((code.upper(), told or _flag(figure.score)))
    assert [(match[0] if match else "", score) for match, score in found] == expected


def test_003_box_of_every_topic_agrees_with_the_scores(report: Report) -> None:
    """The reference keeps the level of O26 (0 points) and finds fault with O17 (100)."""
    seed, data = report("003", "by_topic_box")
    boxes = tables_under(data, "ผลการวิเคราะห์: ข้อบกพร่อง ประเด็นที่ต้องพัฒนา หรือรักษาระดับ")
    assert len(boxes) == 7
    for number, box in enumerate(boxes, 1):
        (options,), (text,) = box.rows
        assert options is not None
        assert text is not None
        low = {f.code for f in seed.figures if f.topic == number and f.score < 85} - {
            code for _, topic, code in ELSEWHERE if topic == number
        }
        low |= {"e11", "e12"} if number == 2 else set()  # printed there with the score of the other part
        assert options.startswith("☑ข้อบกพร่องที่ต้องแก้ไข" if low else "☐ข้อบกพร่องที่ต้องแก้ไข")
        found = re.search(r"ข้อบกพร่องที่ต้องแก้ไข(\d+)ข้อได้แก่(.*?)(?:มีประเด็น|อีก|ทั้งนี้|$)", text)
        named = {code.lower() for code in re.findall(r"ข้อ([IEO]\d+)", found[2])} if found else set()
        assert named == low


def test_003_table_b3_of_the_two_years(report: Report) -> None:
    seed, data = report("003", "two_years")
    old, new = seed.one("indicator", 2565), seed.one("indicator", 2566)
    (table,) = tables_under(data, "เครื่องมือ", "ตัวชี้วัด", "ปี 2565", "ปี 2566", "การเปลี่ยนแปลง")
    expected = [
        (
            instrument,
            plain(f"{n}. {name}"),
            _flag(old[str(n)]),
            _flag(new[str(n)]),
            _change(old[str(n)], new[str(n)]),
        )
        for n, (instrument, name) in enumerate(zip(INSTRUMENTS, INDICATOR_NAMES, strict=True), 1)
    ]
    assert table.rows[:10] == expected
    # The old year prints no total: 30 % of 80.94, 30 % of 71.16 and 40 % of 63.75 (rounded means) is 71.13.
    assert table.rows[10][1:] == ("คะแนนรวม", _flag(Decimal("71.13")), "87.33", "+16.20(+22.78%)")
    assert table.rows[11][1:4] == ("ระดับผลการประเมิน", "C", "ผ่าน")
    assert plain("เพิ่มขึ้น 16.20 คะแนน คิดเป็นร้อยละ 22.78 ของคะแนนปีก่อน") in plain(pypdf_text(data))  # 16.20 / 71.13


@pytest.mark.parametrize("form", ["by_topic_box", "two_years", "full"])
def test_003_rows_read_cell_after_cell_with_pypdf(form: str, report: Report) -> None:
    """The second reader gives the cells of every row one after another, in the order of the rows."""
    _, data = report("003", form)
    text, at = plain(pypdf_text(data)), 0
    tables = [g for g in grids(data) if len(g.headings) in (2, 4) and g.headings[-1] == "คะแนน"]
    assert tables
    for table in tables:
        for row in table.rows:
            cells = plain("".join(cell or "" for cell in row))
            found = text.find(cells, at)
            assert found >= 0, (table.page, row)
            at = found + len(cells)


@pytest.mark.parametrize("form", ["full", "by_topic_box", "two_years"])
def test_003_the_year_that_its_document_does_not_print_is_printed_as_such(form: str, references: Path) -> None:
    facts = replace(Reference(references, "003").facts(form), unprinted_years=frozenset({2565}))
    text = plain(pypdf_text(publish.file("analysis", facts, created=FIXED)))
    assert "*ปี2565เอกสารต้นทางไม่ได้พิมพ์ไว้เป็นปีที่อนุมานหรือผู้จัดทำระบุ" in text
    headings = {"full": "ปี2565*", "two_years": "ปี2565*", "by_topic_box": "คะแนนรายตัวชี้วัดปีงบประมาณพ.ศ.2565*"}
    assert headings[form] in text
