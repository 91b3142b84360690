"""Check of kind ``placeholder``: text of a template that was to be replaced and is still there.

The texts are data: ``placeholders.toml`` beside this module, each with examples that must be found and near ones that
must not.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from itadash.assessment.finding import Finding
from itadash.reading.model import Sentence
from itadash.reading.words.text import arabic, normalise

_SHOWN = 60  # characters of the sentence around the find


@dataclass(frozen=True)
class Placeholder:
    """One kind of left-over; ``fires`` and ``near`` are its examples."""

    name: str
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    what: str
    fires: tuple[str, ...]
    near: tuple[str, ...]


@cache
def placeholders() -> tuple[Placeholder, ...]:
    """All of the data file, in its order."""
    text = resources.files("itadash.assessment").joinpath("placeholders.toml").read_text(encoding="utf-8")
    return tuple(
        Placeholder(
            entry["name"],
            re.compile(entry["pattern"], re.IGNORECASE),
            re.compile(entry["unless"]) if "unless" in entry else None,
            entry["what"],
            tuple(entry["fires"]),
            tuple(entry["near"]),
        )
        for entry in tomllib.loads(text)["placeholder"]
    )


def left_over(text: str) -> tuple[Placeholder, str] | None:
    """The first left-over in ``text`` and its words, or ``None``."""
    plain = arabic(normalise(text))
    for placeholder in placeholders():
        match = placeholder.pattern.search(plain)
        if match and not (placeholder.unless and placeholder.unless.search(plain)):
            return placeholder, match.group().strip()
    return None


def placeholder_findings(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """One finding a sentence with something left over."""
    for sentence in sentences:
        found = left_over(sentence.text)
        if found is not None:
            placeholder, words = found
            text = normalise(sentence.text)
            shown = text if len(text) <= 2 * _SHOWN else f"{text[: 2 * _SHOWN]}…"
            message = f"ยังมี{placeholder.what} (“{words}”) ค้างอยู่ในเอกสาร: “{shown}” ให้เติมข้อความจริงหรือลบออกก่อนเผยแพร่"
            yield Finding("warning", "placeholder", None, "", words, "", message, sentence.source)
