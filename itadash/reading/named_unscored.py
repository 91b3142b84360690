"""OIT items that a document names as those without a score, in a sentence or in the list below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from itadash.reading.model import Sentence
from itadash.reading.words import codes

_UNSCORED = re.compile(r"ไม่(?:ได้)?(?:รับ)?คะแนน")
_NUMBER = re.compile(r"^\s*(?:\(?[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})*[.)]?|[-•▪])\s+(?=ข้อ)")
_IN_TEXT = re.compile(r"ข้อ\s*(?:ที่\s*)?([oO0๐]\s?[0-9๐-๙]{1,2})(?![0-9๐-๙])")


@dataclass(frozen=True)
class Named:
    """An OIT item (``o18``) and the place of the sentence that names it."""

    code: str
    source: str


def named_unscored(sentences: Sequence[Sentence], fiscal_year: int) -> list[Named]:
    """The items named, each once, in their order: "… ข้อการประเมินที่ไม่ได้รับคะแนน ดังนี้" and the numbered lines below
    that begin with an item. Nothing is taken as a score from it; a person is asked.
    """
    found: dict[str, Named] = {}
    listed = False
    for sentence in sentences:
        said = _UNSCORED.search(sentence.text)
        printed = _IN_TEXT.findall(sentence.text[said.start() :]) if said else []
        if listed and not said and _NUMBER.match(sentence.text):
            item = codes.item_at_start(_NUMBER.sub("", sentence.text))
            printed = [item.printed] if item else []
        elif not said:
            listed = False
        listed = bool(said) or (listed and bool(printed))
        for each in printed:
            code = codes.read_item(each, instrument="OIT", fiscal_year=fiscal_year).code
            if code.startswith("o"):
                found.setdefault(code, Named(code, sentence.source))
    return list(found.values())
