"""OIT items that a document names as those without a score."""

from __future__ import annotations

from pathlib import Path

import pytest

from itadash.reading import InputFile, read_file
from itadash.reading.model import Sentence
from itadash.reading.named_unscored import named_unscored


def named(*lines: str) -> list[tuple[str, str]]:
    sentences = [Sentence(line, f"ก.txt › บรรทัด {number}") for number, line in enumerate(lines, 1)]
    return [(each.code, each.source.split()[-1]) for each in named_unscored(sentences, 2566)]


def test_a_list_below_the_sentence() -> None:
    head = "๓. ควรปรับปรุงในข้อการประเมินที่ไม่ได้รับคะแนน ดังนี้"
    lines = ("๓.๑ ข้อ 018 E-Service เพราะไม่ครบ", "๓.๒ ข้อ ๐๓๐ การมีส่วนร่วม", "ข้อความอื่น", "๓.๓ ข้อ O12 นอกรายการ")
    assert named(head, *lines) == [("o18", "2"), ("o30", "3")]


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("ข้อที่ไม่ได้คะแนน ได้แก่ ข้อ O12 และข้อ O๓๐", ["o12", "o30"]),
        ("ข้อ O12 ได้ 100 คะแนน", []),
        ("ไม่ได้คะแนนในข้อ O99", []),  # there is no such item
        ("ไม่ได้คะแนนในข้อ i7", []),  # not of the OIT
    ],
)
def test_items_in_the_sentence(line: str, codes: list[str]) -> None:
    assert [code for code, _ in named(line)] == codes


def test_a_numbered_line_without_such_a_sentence_names_nothing() -> None:
    assert named("ข้อเสนอแนะ", "๑. ข้อ O18 E-Service") == []


@pytest.mark.references
def test_000_names_two() -> None:
    path = next((Path(__file__).resolve().parents[3] / "shared" / "seeds").glob("000_*"))
    reading = read_file(InputFile(path.name, path.read_bytes()))
    assert [each.code for each in named_unscored(reading.sentences, 2566)] == ["o18", "o30"]
