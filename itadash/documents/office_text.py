"""Text for files of Word and PowerPoint: mended like in the PDF, and nothing in it that no XML file can hold."""

from __future__ import annotations

import re

from itadash.documents import thai
from itadash.documents.fonts import MISSING

_NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """``text`` as it is meant, □ for what no XML file can hold. Characters that our font lacks stay: offices have more
    fonts."""
    return _NOT_XML.sub(MISSING, thai.tidy(text))


def prepared(text: str, *, thai_digits: bool) -> str:
    """:func:`clean` text in Thai digits, if they are asked for."""
    text = clean(text)
    return thai.thai_digits(text) if thai_digits else text
