"""Markdown → plain texts: rows of pipe tables, and what signs in a text mean."""

from __future__ import annotations

import html
import re

from itadash.reading.files.grid import tidy

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_BLOCK = re.compile(r"<(?:li|tr)(?:\s[^<>]{0,300})?>|</(?:p|div|li)>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:p|b|u|i|s|em|strong|ul|ol|li|sup|sub|span|div|font|center|table|thead|tbody|tr|td|th|h[1-6])"
    r"(?:\s[^<>]{0,300})?/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+")
_STRUCK = re.compile(r"~~[^~\n]{1,2000}~~")
_LINK = re.compile(r"!?\[([^\[\]\n]{0,2000})\]\([^()\s]{0,2000}\)")
_CODE = re.compile(r"`([^`\n]{1,2000})`")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!~|-])")
_EMPHASIS = re.compile(r"\*([^*\n]{1,2000})\*|__([^\n]{1,2000})__")
_PIPE = re.compile(r"(?<!\\)(?:\\\\)*\|")
_RULE_CELL = re.compile(r":?-+:?")
_DASHES = re.compile("--|:-|-:")  # a lone dash in each cell is what tables print for "none"
_GRID_RULE = re.compile(r"\s*\+(?:[-=:]+\+)+\s*")
_OPEN_RULE = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?")  # of a line without spaces around it


def pipe_lines(lines: list[str]) -> set[int]:
    """Numbers (1-based) of the lines that are rows of tables.

    Every line that begins with a pipe is one; so are lines with pipes inside around a rule (``--- | ---``): the
    heading above it and all that follow without a gap; and the rules of tables drawn with ``+---+``.
    """
    found: set[int] = set()
    open_table = False
    for number, line in enumerate(lines, 1):
        if line.lstrip(" \ufeff").startswith("|") or (_GRID_RULE.fullmatch(line) and "--" in line.replace("=", "-")):
            found.add(number)
            open_table = True
        elif number > 1 and "|" in lines[number - 2] and _DASHES.search(line) and _OPEN_RULE.fullmatch(line.strip()):
            found |= {number - 1, number}
            open_table = True
        elif open_table and "|" in line:
            found.add(number)
        else:
            open_table = False
    return found


def is_rule(line: str) -> bool:
    """Whether a row of a table is the rule below its heading, or one drawn with ``+---+``."""
    if _GRID_RULE.fullmatch(line):
        return True
    return bool(_DASHES.search(line)) and all(_RULE_CELL.fullmatch(cell) for cell in pipe_cells(line))


def pipe_cells(line: str) -> list[str]:
    """The cells of a row, a pipe outside at either end or not; ``\\|`` is a pipe of the text."""
    line = line.strip(" \ufeff\t")
    line = line.removeprefix("|")
    places = [match.end() - 1 for match in _PIPE.finditer(line)] if "\\" in line else None
    if places is None:
        cells = line.split("|")
    else:
        cells = [
            line[start:end] for start, end in zip([0, *(at + 1 for at in places)], [*places, len(line)], strict=True)
        ]
    if len(cells) > 1 and not cells[-1].strip():
        cells.pop()
    return [cell.replace("\\|", "|").strip() for cell in cells]


def plain(text: str) -> str:
    """``text`` without heading marks, bold marks, links' addresses and tags; what is struck out is gone; ``<br>`` and
    list items begin a new line."""
    text = _STRUCK.sub("", _HEADING.sub("", text)).replace("**", "")
    if "`" in text:
        text = _CODE.sub("\\1", text)
    if "](" in text:
        text = _LINK.sub("\\1", text)
    if emphasised := _EMPHASIS.fullmatch(text.strip()):
        text = emphasised[1] or emphasised[2]
    if "\\" in text:
        text = _ESCAPED.sub("\\1", text)
    if "<" in text:
        text = _TAG.sub("", _BLOCK.sub("\n", _BREAK.sub("\n", text)))
    if "&" in text:
        text = _ENTITY.sub(lambda match: html.unescape(match[0]), text)
    return "\n".join(line for part in [tidy(text)] for line in (piece.strip() for piece in part.split("\n")) if line)
