"""Makes texts in memory that are meant to harm: delimited files, Markdown tables, lines."""

from __future__ import annotations

from collections.abc import Callable

from tests.reading.files import hostile

_LINE = 99_990  # characters, just within what one line may have


def _rule_behind_spaces() -> str:
    """A line that is nearly the rule of a Markdown table, behind very many spaces."""
    return f"a | b\n{' ' * _LINE}--x\n"


def _many(line: str) -> bytes:
    """A file of nearly as many characters as are read, of one line over and over."""
    return (line + "\n").encode() * (3_990_000 // (len(line) + 1))


# Every text that must be refused, by name: (maker, a part of the Thai sentence).
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "csv: one line of 10 MB": (lambda: b"i1,92.31," * 1_100_000, "บรรทัด 1 ยาวเกิน"),
    "csv: one line of 10 MB after good ones": (lambda: b"i1,92.31\n" * 9 + b"," * 9_900_000, "บรรทัด 10 ยาวเกิน"),
    "csv: 20,000 columns": (lambda: b"1," * 20_000 + b"\n" + b"1," * 20_000, "คอลัมน์"),
    "csv: an unclosed quotation mark": (lambda: b'i1,"92.31\n' + b"i2,85\n" * 100_000, "ไม่ปิด"),
    "csv: NUL bytes": (lambda: "ข้อ,คะแนน\ni1,92.31\n".encode() + b"\x00" * 9_000_000 + b"i2,85\n", "NUL"),
    "csv: many rows": (lambda: b"i1,92.31\n" * 20_001, "20,000 แถว"),
    "csv: empty rows and many full ones": (lambda: b"\n" * 150_000 + b"1,2\n" * 20_001, "20,000 แถว"),
    "csv: nine million empty rows": (lambda: b"\n" * 9_000_000 + b"1,2\n", "200,000 บรรทัด"),
    "csv: many cells": (lambda: (b"1," * 299 + b"1\n") * 1_100, "ช่อง"),
    "csv: commas only": (lambda: b"," * 99_000 + b"\n" + b"," * 99_000 + b"\n", "ไม่มีข้อมูล"),
    "csv: UTF-16 cut in the middle": (lambda: "ข้อ,คะแนน\ni1,92.31\n".encode("utf-16") + b"\x01", "UTF-16"),
    "csv: noise with the letters of a table": (lambda: b"i1,92.31\n" + hostile.noise(), "ให้"),
    "markdown: 50,000 columns": (lambda: ("|a" * 40_000 + "|\n" + "|-" * 40_000 + "|\n").encode(), "คอลัมน์"),
    "markdown: rules only": (lambda: _many("|---|---|"), "200,000 บรรทัด"),
    "text: invisible characters": (lambda: "\u200b".encode() * 3_000_000, "ให้"),
    "text: many lines": (lambda: "ข้อ i1 ได้ ๙๒.๓๑ คะแนน\n".encode() * 20_001, "20,000 แถว"),
}
# What is a text and may be read, but was made to be slow to read: it ends with scores, or with a sentence.
SLOW: dict[str, Callable[[], bytes]] = {
    "csv: quotation marks only": lambda: _many('"' * 999),
    "csv: long cells": lambda: ("ก" * 8_000 + "," + "ข" * 2_000 + "\n").encode() * 330,
    "markdown: a rule behind spaces": lambda: (_rule_behind_spaces() * 90).encode(),
    "markdown: signs opened and never closed": lambda: _many("[a](b ~~c `d *e __f <li " * 100),
    "text: marks on marks": lambda: ("ก" + "\u0e48" * 90_000 + "\n").encode() * 36,
    "text: a total that may be divided in many ways": lambda: _many("ผลคะแนน" + "ภาพรวมของกก" * 200),
    "text: spaces": lambda: _many("ได้" + " " * 900 + "x"),
    "text: figures": lambda: _many("ร้อยละ 1" + "7" * 3_000),
    "text: names of agencies": lambda: _many("องค์การบริหารส่วนตำบล" * 60),
    "text: words of scores": lambda: _many("คะแนนรวมเฉลี่ย EIT Public ได้ " * 40),
}
