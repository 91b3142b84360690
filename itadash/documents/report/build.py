"""An analysis report put together: cover, contents, then the sections of its form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from itadash.documents.content import Block, Contents, Cover, Document, Heading, NewPage, Opening, Signatures, Text
from itadash.documents.emblem import picture_of
from itadash.documents.report.facts import Facts
from itadash.documents.report.forms import Section, form_of
from itadash.documents.report.sections import SECTIONS

TITLE = "รายงานการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA)"
SHORT = "รายงานการวิเคราะห์ผลการประเมิน ITA"
UNSIGNED = ("appendix", "unverified")  # from here on after the signatures
NO_SCORES = "ยังไม่มีคะแนนของปีงบประมาณนี้ให้วิเคราะห์"


def analysis_document(facts: Facts, *, rule_notes: bool = True) -> Document:
    """The analysis report of ``facts`` in the form that its details name; sections without content are left out.

    ``rule_notes`` marks the rules that could not be verified and tells of them at the end.
    """
    form = form_of(facts.details.form)
    year = f"ประจำปีงบประมาณ พ.ศ. {facts.year}"
    blocks: list[Block] = []
    lines = tuple(filter(None, (facts.agency, facts.details.place)))
    if form.cover:
        blocks.append(Cover(TITLE, (year, "", *lines), emblem=picture_of(facts.details.emblem)))
    if form.contents:
        blocks.append(Contents())
    if not form.cover:
        blocks.append(Opening(TITLE, tuple(filter(None, (*lines, year)))))
    body, rest = _body(facts, [replace(section, rule_notes=rule_notes) for section in form.sections])
    blocks += body or [Text(NO_SCORES, "center")]
    if facts.measures.signatories:
        blocks.append(Signatures(facts.measures.signatories))
    if rest:  # on a page of its own: turned back where the measures came last
        blocks += rest if isinstance(rest[0], NewPage) else [NewPage(), *rest]
    return Document(f"{TITLE} {facts.agency} {year}", facts.agency, f"{SHORT} {year}", tuple(blocks))


def _body(facts: Facts, sections: Sequence[Section]) -> tuple[list[Block], list[Block]]:
    """The sections that are signed, and those that follow the signatures."""
    out: list[Block] = []
    signed: list[Block] | None = None
    landscape = False
    part = sub = 0
    for section in sections:
        blocks = SECTIONS[section.part](facts, section)
        if not blocks:
            continue
        if section.part in UNSIGNED and signed is None:
            signed, out = out, []
        wide = section.part == "measures"
        if wide != landscape:
            out.append(NewPage(landscape=wide))
            landscape = wide
        if "{part}" in section.title and section.level == 1:
            part, sub = part + 1, 0
        sub += "{sub}" in section.title
        if title := _title(facts, section, part, sub):
            out.append(Heading(title, section.level))
        out += blocks
    return (out, []) if signed is None else (signed, out)


def _title(facts: Facts, section: Section, part: int, sub: int) -> str:
    return section.title.format(year=facts.year, next=facts.year + 1, agency=facts.agency, part=part, sub=sub)
