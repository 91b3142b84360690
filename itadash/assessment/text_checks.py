"""What is wrong in the texts of one file of one agency: templates, names, measures left out, claims of sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from itadash.assessment.agency_checks import agency_findings
from itadash.assessment.coverage_checks import uncovered
from itadash.assessment.direction_checks import direction_findings
from itadash.assessment.figures import YearFigures
from itadash.assessment.finding import Finding
from itadash.assessment.naming_checks import naming_findings
from itadash.assessment.placeholder_checks import placeholder_findings
from itadash.assessment.sentence_figure_checks import sentence_figures
from itadash.assessment.sentence_subjects import plain, years_at
from itadash.assessment.threshold_checks import extreme_findings, threshold_findings
from itadash.assessment.verdict_checks import verdict_findings
from itadash.assessment.wording_checks import wording_findings
from itadash.reading.model import Reading, Sentence

_LONGEST = 4_000  # characters


def text_findings(
    reading: Reading, agency: str, years: Mapping[int, YearFigures], target: Decimal
) -> Iterator[Finding]:
    """All findings in the texts of ``reading``; ``years`` are the figures of ``agency`` by fiscal year."""
    sentences = pieces(reading.sentences)
    texts = texts_of(reading, sentences)
    yield from placeholder_findings(texts)
    if agency:
        yield from agency_findings(agency, texts)
    main = main_year(reading, years)
    rules = years[main].rules if main is not None else None
    if main is None or rules is None:
        return
    yield from uncovered(main, years[main], reading.measures, sentences, target)
    yield from verdict_findings(sentences, main, years[main], target)
    yield from naming_findings(texts, reading.measures, rules, years)
    yield from wording_findings(texts, reading.measures, rules, years[main])
    read = set(zip(reading.printed["source"], reading.printed["code"], strict=True))
    changes = {change.source for change in reading.changes}
    for sentence in sentences:
        yield from sentence_figures(sentence, main, years, read)
        if sentence.source not in changes:
            yield from direction_findings(sentence, agency, main, years)
        yield from _claims(sentence, main, years, target)


def _claims(sentence: Sentence, main: int, years: Mapping[int, YearFigures], target: Decimal) -> Iterator[Finding]:
    """What one sentence claims of figures against a line or each other."""
    named = {year for _, year in years_at(plain(sentence.text)) if year in years}
    if len(named) <= 1:  # of which of several years a claim is, cannot be told
        year = named.pop() if named else main
        yield from threshold_findings(sentence, year, years[year], target)
        yield from extreme_findings(sentence, year, years[year])


def pieces(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """``sentences`` with overlong ones cut: no paragraph of a report is that long, and checks look back and forth."""
    found: list[Sentence] = []
    for sentence in sentences:
        text = sentence.text
        while len(text) > _LONGEST:
            cut = text.rfind(" ", _LONGEST // 2, _LONGEST) + 1 or _LONGEST
            found.append(replace(sentence, text=text[:cut]))
            text = text[cut:]
        found.append(replace(sentence, text=text) if text is not sentence.text else sentence)
    return tuple(found)


def texts_of(reading: Reading, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """``sentences``, the rows of the file that nothing was read from, and the texts of its measures."""
    found = list(sentences)
    known = {sentence.source for sentence in found}
    found += [Sentence(row.text, row.source) for row in reading.ignored if row.source not in known]
    for measure in reading.measures:
        if measure.source not in known:
            fields = (measure.measure, measure.method, measure.owner, measure.period, measure.steps, measure.follow_up)
            found += [Sentence(text, measure.source, measure.topic) for text in fields if text]
    return pieces(found)


def main_year(reading: Reading, years: Mapping[int, YearFigures]) -> int | None:
    """The result year that the file is about: the newest that it prints scores of and that has rules."""
    printed = {int(year) for year in reading.printed["fiscal_year"].dropna().unique()}
    known = [year for year in printed if year in years and years[year].rules is not None]
    return max(known, default=None)
