"""Markdown of our own writing as blocks of a document: paragraphs, steps, tables, headings.

What the screen says by its looks is said in words or left out: bold and slanted letters and code become plain text, a
link its words with its address after them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from itadash.documents.content import Block, Column, Heading, Row, Table, Text
from itadash.documents.widths import balanced

Say = Callable[[str], str]
WIDTH = 165.0  # mm of the text on an upright page
_LONGEST, _SHORTEST = 60, 10  # letters that a column asks for
_LEAD = " – "  # between the bold words that a step begins with and what is said of them
_MOST_LEVEL = 3


def blocks(text: str, say: Say = str, *, level: int = 2) -> list[Block]:
    """The blocks of ``text``; headings of its first level are ``level``. ``say`` gives a text as it is to be printed.

    HTML is left out; of a picture only its words stay, because it is a file and only its owner knows where. Raises
    :class:`ValueError` for what would lose words: a table inside a step or a quotation.
    """
    root = SyntaxTreeNode(MarkdownIt("commonmark").enable("table").parse(text))
    out: list[Block] = []
    for node in root.children:
        found = _block(node, say, level)
        last = out[-1] if out else None
        if node.type.endswith("_list") and isinstance(last, Text) and isinstance(found, Text):
            out[-1] = Text(f"{last.text}\n{found.text}")  # a list is never parted from the line that announces it
        elif found is not None:
            out.append(found)
    return out


def _block(node: SyntaxTreeNode, say: Say, level: int) -> Block | None:
    if node.type == "heading":
        return Heading(_words(node, say), min(level + int(node.tag[1:]) - 1, _MOST_LEVEL))
    if node.type == "table":
        return _table(node, say)
    text = "\n".join(_lines(node, say))
    return Text(text) if text else None


def _lines(node: SyntaxTreeNode, say: Say, depth: int = 0) -> list[str]:
    """The paragraphs of anything but a table; steps begin with their number or a dash."""
    if node.type in ("bullet_list", "ordered_list"):
        begin = int(node.attrs.get("start", 1))
        out = []
        for number, item in enumerate(node.children, begin):
            mark = "-" if node.type == "bullet_list" else f"{number}{')' if depth else '.'}"
            own, *more = _item(item, say, depth) or [""]
            out += [f"{mark} {own}", *more]
        return out
    if node.type in ("fence", "code_block"):
        return say(node.content).splitlines()
    if node.type in ("paragraph", "heading"):
        return [_words(node, say)]
    if node.type in ("html_block", "hr"):
        return []
    if node.type not in ("blockquote", "list_item"):
        raise ValueError(f"no words of a {node.type} are lost: write it another way")
    return [line for child in node.children for line in _lines(child, say, depth)]


def _item(item: SyntaxTreeNode, say: Say, depth: int) -> list[str]:
    """The step's own text in one paragraph, then the steps below it."""
    own = [child for child in item.children if child.type == "paragraph"]
    below = [child for child in item.children if child.type != "paragraph"]
    text = " ".join(_words(child, say, lead=not at) for at, child in enumerate(own))
    return [text, *(line for child in below for line in _lines(child, say, depth + 1))]


def _words(node: SyntaxTreeNode, say: Say, *, lead: bool = False) -> str:
    """All of a paragraph. ``lead``: bold words at its beginning are set apart by a dash, with the sign after them."""
    inline = [child for part in node.children if part.type == "inline" for child in part.children]
    parts = [_inline(child) for child in inline]
    told = next((at for at, child in enumerate(inline) if child.type != "text" or child.content), None)
    if lead and told is not None and inline[told].type == "strong" and "".join(parts[told + 1 :]).strip():
        rest = "".join(parts[told + 1 :]).strip()
        sign, _, more = rest.partition(" ")
        if len(sign) == 1 and unicodedata.category(sign) == "So" and more:
            return say(f"{parts[told]} {sign}{_LEAD}{more}")
        return say(f"{parts[told]}{_LEAD}{rest}")
    return say("".join(parts))


def _inline(node: SyntaxTreeNode) -> str:
    if node.type in ("softbreak", "hardbreak"):
        return " "
    if node.type == "html_inline":
        return " " if node.content.startswith("<br") else ""
    if node.type in ("text", "code_inline"):
        return node.content
    words = "".join(map(_inline, node.children))
    address = str(node.attrs.get("href", ""))
    return f"{words} ({address})" if address.startswith("http") and address != words else words


def _table(node: SyntaxTreeNode, say: Say) -> Table:
    head, *rows = [[_words(cell, say) for cell in row.children] for part in node.children for row in part.children]
    columns = [Column(heading, _asked([heading, *cells])) for heading, *cells in zip(head, *rows, strict=True)]
    body = tuple(Row(tuple(cells)) for cells in rows)
    return Table(balanced(columns, body, WIDTH), body)


def _asked(texts: Sequence[str]) -> float:
    return float(min(max(max(map(len, texts)), _SHORTEST), _LONGEST))
