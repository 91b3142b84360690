"""Which items a running text tells of without naming their codes, by the core words of their questions.

The words are data: ``item_phrases.toml`` beside this module.
"""

from __future__ import annotations

import tomllib
from collections.abc import Container
from functools import cache
from importlib import resources

from itadash.reading.words.text import squeeze


@cache
def _phrases(fiscal_year: int) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Phrase (squeezed) → the items that it tells of, longest phrases first; () for years without a list."""
    text = resources.files("itadash.assessment").joinpath("item_phrases.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    if fiscal_year not in data["fiscal_years"]:
        return ()
    items: dict[str, list[str]] = {}
    for code, phrases in data["phrases"].items():
        for phrase in phrases:
            items.setdefault(squeeze(phrase), []).append(code)
    return tuple((phrase, tuple(items[phrase])) for phrase in sorted(items, key=len, reverse=True))


def phrases_told(text: str, fiscal_year: int, among: Container[str] | None = None) -> list[tuple[str, ...]]:
    """The codes of each phrase that ``text`` holds, in its order; i1 and e1 ask the same, so both come together.

    ``among`` leaves only those codes. Words inside longer words that were found do not count again.
    """
    plain = squeeze(text)
    found: dict[int, tuple[str, ...]] = {}
    for phrase, codes in _phrases(fiscal_year):
        at = plain.find(phrase)
        while at >= 0:
            found.setdefault(at, codes)
            plain = plain[:at] + "\0" * len(phrase) + plain[at + len(phrase) :]
            at = plain.find(phrase, at + len(phrase))
    kept = (tuple(code for code in found[at] if among is None or code in among) for at in sorted(found))
    return list(dict.fromkeys(codes for codes in kept if codes))


def items_told(text: str, fiscal_year: int, among: Container[str] | None = None) -> tuple[str, ...]:
    """The codes of :func:`phrases_told`, each once."""
    return tuple(dict.fromkeys(code for codes in phrases_told(text, fiscal_year, among) for code in codes))
