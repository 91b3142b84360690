"""Items told by the words of their question, where the number beside them does not say which they are."""

from __future__ import annotations

from itadash import rules
from itadash.reading.words.labels import AHEAD, CLEAR, ENOUGH, contradiction, likeness
from itadash.reading.words.text import squeeze

_SHORTEST = 15  # letters of words that can tell an item alone


def by_words(letter: str, number: int | None, wording: str, fiscal_year: int | None) -> tuple[str, ...]:
    """The item of an instrument that ``wording`` asks: one code, several that it cannot tell apart, or ``()``.

    A ``number`` beside it is the item's own where the words are near to its label and to no other's; else it only
    counts (ranks, or items of one indicator from 1 on). Titles of OIT are short and alike: they need their number.
    """
    if not letter or fiscal_year not in rules.FISCAL_YEARS:
        return ()
    known = {item.code: item.label for item in rules.load(fiscal_year).items if item.code[0] == letter}
    own = f"{letter}{number}"
    if own in known and not contradiction(own, wording, fiscal_year):
        same = squeeze(known[own]) == squeeze(wording)
        if same or likeness(own, wording, fiscal_year) >= ENOUGH:
            return (own,)
    if letter == "o" or len(squeeze(wording)) < _SHORTEST:
        return ()
    ranked = sorted(((likeness(code, wording, fiscal_year), code) for code in known), reverse=True)
    best = ranked[0][0]
    return tuple(code for near, code in ranked if near > best - AHEAD and near >= ENOUGH) if best >= CLEAR else ()
