"""Every document that an office publishes, by name: what it is called, its formats, and the file itself.

The command line and the pages make documents only through here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime

from itadash.documents import paper
from itadash.documents.content import Document
from itadash.documents.measures_content import measures_document
from itadash.documents.memo import memo_document
from itadash.documents.page import Attachment
from itadash.documents.printable import lacking
from itadash.documents.progress_content import LAYOUTS, progress_document
from itadash.documents.report import Facts, analysis_document

PDF, DOCX, PPTX = "pdf", "docx", "pptx"
TYPES = {
    PPTX: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    PDF: "application/pdf",
    DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@dataclass(frozen=True)
class Choices:
    """How a document is made. ``round`` and ``progress_layout`` are those of the report on the measures; ``carries`` is
    what a memo carries (``measures`` · ``progress``). ``rule_notes``: the analysis report marks the rules that could
    not be verified and tells of them at the end.
    """

    thai_digits: bool = True
    draft: bool = False
    round: str = "6"
    progress_layout: str = next(iter(LAYOUTS))
    carries: str = "measures"
    rule_notes: bool = True


@dataclass(frozen=True)
class Kind:
    """A document: its Thai name, the start of its file's name, what it says (``None`` for slides), and its formats.

    ``about`` says in a line what it is for. ``needs_measures``: without measures there is nothing to say.
    ``of_result``: its file carries the year that was assessed, not that of the measures.
    """

    name: str
    file: str
    content: Callable[[Facts, Choices], Document] | None
    about: str
    endings: tuple[str, ...] = (PDF, DOCX)
    needs_measures: bool = False
    of_result: bool = False


def _measures(facts: Facts, choices: Choices) -> Document:
    return measures_document(facts.measures)


def _analysis(facts: Facts, choices: Choices) -> Document:
    return analysis_document(facts, rule_notes=choices.rule_notes)


def _progress(facts: Facts, choices: Choices) -> Document:
    return progress_document(facts.measures, choices.round, choices.progress_layout)


def _memo(facts: Facts, choices: Choices) -> Document:
    if choices.carries == "progress":
        return memo_document(facts.measures, facts.details, _progress(facts, choices), round_=choices.round)
    return memo_document(facts.measures, facts.details, result=result_clause(facts))


def result_clause(facts: Facts) -> str:
    """``ได้คะแนนรวม 90.52 คะแนน อยู่ในระดับ “ผ่าน”``; "" without a total."""
    total = facts.result.total
    if total is None:
        return ""
    level, announced = facts.result.level.name, facts.details.announced.level
    said = f" อยู่ในระดับ “{level}”" if level and announced in ("", level) else ""
    said = said or (f" ระดับตามประกาศ “{announced}”" if announced else "")
    return f"ได้คะแนนรวม {total.value:.2f} คะแนน{said}"


KINDS: Mapping[str, Kind] = {
    "analysis": Kind(
        "รายงานการวิเคราะห์ผลการประเมิน",
        "รายงานวิเคราะห์-ITA",
        _analysis,
        "ผลการประเมิน กราฟ เจ็ดประเด็น ผลวินิจฉัย มาตรการ และข้อจำกัด ฉบับสมบูรณ์มีสารบัญและภาคผนวก",
        of_result=True,
    ),
    "measures": Kind(
        "มาตรการส่งเสริมคุณธรรมและความโปร่งใส",
        "มาตรการ-ITA",
        _measures,
        "ตารางมาตรการของปีถัดไปตามแบบที่หน่วยงานเลือก พร้อมลงนามและเผยแพร่",
        needs_measures=True,
    ),
    "progress": Kind(
        "รายงานผลการดำเนินการตามมาตรการ",
        "ผลการดำเนินการ-ITA",
        _progress,
        "สรุปสถานะ ผล หลักฐาน และอุปสรรคของแต่ละมาตรการในรอบรายงาน",
        needs_measures=True,
    ),
    "memo": Kind(
        "บันทึกข้อความ",
        "บันทึกข้อความ-ITA",
        _memo,
        "บันทึกเสนอผู้บริหาร แนบมาตรการหรือรายงานผลไว้ในฉบับเดียว",
        needs_measures=True,
    ),
    "slides": Kind(
        "สไลด์สำหรับที่ประชุม",
        "สไลด์-ITA",
        None,
        "ผลการประเมิน แนวโน้ม ข้อที่ต้องแก้ไข มาตรการ และเรื่องที่ขอมติ กราฟและตารางแก้ต่อใน PowerPoint ได้",
        endings=(PPTX,),
        of_result=True,
    ),
}


def content(name: str, facts: Facts, choices: Choices | None = None) -> Document:
    """What document ``name`` says. Raises :class:`KeyError` for a name that is not in :data:`KINDS`, and for slides."""
    says = KINDS[name].content
    if says is None:
        raise KeyError(name)
    return says(facts, choices or Choices())


def unprintable_texts(facts: Facts) -> list[str]:
    """Thai sentences on what a person wrote for the documents and the fonts cannot print."""
    from itadash.documents.measures import unprintable

    found = unprintable(facts.measures)
    details = replace(facts.details, emblem="")
    texts = [str(getattr(details, field.name)) for field in fields(details) if field.type == "str"]
    texts += [text for each in details.constraints for text in (each.heading, each.text, each.remedy)]
    texts += [each.text for each in details.suggestions]
    return list(dict.fromkeys([*found, *lacking("ข้อมูลในเอกสาร", "\n".join(texts))]))


def file(
    name: str,
    facts: Facts,
    ending: str = PDF,
    choices: Choices | None = None,
    *,
    attachments: Sequence[Attachment] = (),
    created: datetime | None = None,
    step: Callable[[float], None] = lambda done: None,
) -> bytes:
    """Document ``name`` as a file; ``attachments`` travel inside a PDF.

    Raises :class:`KeyError` for a name that is not known, or an ending that the document does not have.
    """
    choices = choices or Choices()
    if ending not in KINDS[name].endings:
        raise KeyError(ending)
    if ending == PPTX:
        from itadash.documents.deck import deck
        from itadash.documents.slides import slides_file

        told = deck(facts.result, facts.scores, facts.verdicts, facts.measures, facts.details.announced)
        return slides_file(told, thai_digits=choices.thai_digits, created=created)
    document = content(name, facts, choices)
    if ending == PDF:
        return paper.pdf_file(
            document,
            thai_digits=choices.thai_digits,
            draft=choices.draft,
            attachments=attachments,
            created=created,
            step=step,
        )
    from itadash.documents import pictures, word

    return word.word_file(
        document,
        thai_digits=choices.thai_digits,
        draft=choices.draft,
        created=created,
        pictures=lambda chart: pictures.chart_png(chart, thai_digits=choices.thai_digits),
        pages=paper.entry_pages(document, thai_digits=choices.thai_digits),
    )
