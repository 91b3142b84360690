"""One sheet from one seed: layout, agency, figures, surroundings and damage, all drawn from it. Made, read, judged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from random import Random

from itadash.reading import InputFile, read_paste
from itadash.reading.files.cells import read_many
from itadash.reading.layouts.recognise import read_sheets
from itadash.reading.model import Reading, UnreadableFileError
from tests.reading.generator.audited import audited
from tests.reading.generator.damage import damage
from tests.reading.generator.desk import Desk
from tests.reading.generator.formats.registry import FORMATS, ONE_SHEET, TEXT_FORMATS
from tests.reading.generator.formats.written import Written, cell_places
from tests.reading.generator.judge import Verdict, judge
from tests.reading.generator.layouts import LAYOUTS
from tests.reading.generator.paper import Paper, sheets
from tests.reading.generator.surroundings import surround

CELLS = "cells"  # handed to the recognisers without a file in between
_BATCH = 40  # files that share one child process


@dataclass(frozen=True)
class Case:
    """What makes a sheet: the same sheet again each time. ``damage`` names the only kind, if one is wanted."""

    layout: str
    seed: str
    format: str = CELLS
    damage: str | None = None

    @property
    def rng(self) -> Random:
        return Random(f"{self.layout} {self.seed}")


@dataclass
class Judged:
    case: Case
    damages: list[str]
    ambiguous: bool
    verdict: Verdict
    audit: str = ""  # what the audit said of the figures, for exact readings of sheets without ambiguous damage


def make(case: Case) -> Paper:
    """The paper of a case."""
    rng = case.rng
    kind = LAYOUTS[case.layout]
    desk, world = Desk(rng), kind.world(rng)
    paper = kind.write(desk, world)
    paper.wrong = {desk.key(result, result.wrong) for result in world.results if result.wrong}
    surround(rng, paper)
    damage(rng, paper, case.damage)
    return paper


def formats_of(paper: Paper) -> list[str]:
    """The formats that this paper can be written in: one page for texts, no columns for sentences."""
    if paper.text_only:
        return list(TEXT_FORMATS)
    return [name for name in FORMATS if len(paper.pages) == 1 or not name.startswith(ONE_SHEET)]


def written(case: Case, paper: Paper) -> Written:
    """The file, or the text, of a case."""
    writer = FORMATS.get(case.format) or TEXT_FORMATS[case.format]
    return writer(Random(f"{case.layout} {case.seed} {case.format}"), paper)


def read_and_judge(case: Case) -> Judged:
    """One case alone."""
    return next(judge_all([case]))


def judge_all(cases: Iterable[Case]) -> Iterator[Judged]:
    """All cases, files in batches as the app reads them; the order may differ."""
    waiting: list[tuple[Case, Paper, Written]] = []
    for case in cases:
        paper = make(case)
        if case.format == CELLS:
            file = f"{paper.name}.xlsx"
            places = cell_places(paper, file, [page.name for page in paper.pages])
            yield _judged(
                case, paper, _tried(partial(read_sheets, file, sheets(paper, file))), Written(file, None, places=places)
            )
            continue
        made = written(case, paper)
        if made.data is None:
            yield _judged(case, paper, _tried(partial(read_paste, made.text)), made)
            continue
        waiting.append((case, paper, made))
        if len(waiting) == _BATCH:
            yield from _batch(waiting)
            waiting = []
    yield from _batch(waiting)


def _batch(waiting: list[tuple[Case, Paper, Written]]) -> Iterator[Judged]:
    files = [InputFile(made.name, made.data or b"") for _, _, made in waiting]
    for (case, paper, made), cells in zip(waiting, read_many(files), strict=True):
        if isinstance(cells, UnreadableFileError):
            yield _judged(case, paper, cells, made)
        else:
            yield _judged(case, paper, _tried(partial(read_sheets, cells[0].file, cells)), made)


def _tried(read: Callable[[], Reading]) -> Reading | Exception:
    """What reading gives, or what it raises: anything but :class:`UnreadableFileError` is judged as wrong."""
    try:
        return read()
    except Exception as error:
        return error


def _judged(case: Case, paper: Paper, reading: Reading | Exception, made: Written) -> Judged:
    verdict = judge(paper, reading, made.places)
    sure = isinstance(reading, Reading) and verdict.kind == "exact" and not paper.ambiguous
    return Judged(case, paper.damages, paper.ambiguous, verdict, audited(paper, reading) if sure else "")
