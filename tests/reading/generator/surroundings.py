"""What stands around a table in a real file and is no score: notes, signatures, other tables, measures."""

from __future__ import annotations

from random import Random

from tests.reading.generator import words
from tests.reading.generator.paper import Paper, Piece, Row


def _rows(texts: list[list[str]]) -> list[Row]:
    return [[Piece(text) if text else None for text in row] for row in texts]


def surround(rng: Random, paper: Paper) -> None:
    """Adds noise above and below (in place). Sentences get lines only, tables get tables too."""
    page = rng.choice(paper.pages)
    text = paper.text_only
    if rng.random() < 0.3:
        above = [row for row in words.ABOVE if len(row) == 1 or not text]
        page.rows[:0] = _rows([rng.choice(above)])
    if rng.random() < 0.15 and not text:
        page.rows[:0] = [*_rows(rng.choice(words.RESPONDENTS)), []]
    tail: list[Row] = []
    if rng.random() < 0.45:
        below = [row for row in words.BELOW if len(row) == 1 or not text]
        tail += _rows(rng.sample(below, rng.randint(1, 3)))
    if not text:
        for share, table in (
            (0.15, words.SCALE),
            (0.1, words.WEIGHTS),
            (0.3, rng.choice(words.MEASURES)),
            (0.1, rng.choice(words.RESPONDENTS)),
        ):
            if rng.random() < share:
                tail += [[], *([[Piece(rng.choice(words.FILLER))]] if rng.random() < 0.3 else []), *_rows(table)]
    elif rng.random() < 0.3:
        tail += _rows([[rng.choice(words.FILLER)]])
    if tail and rng.random() < 0.7:
        page.rows.append([])
    page.rows += tail
