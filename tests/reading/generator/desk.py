"""A writer's desk: one agency's way of printing digits, codes, years and titles, and pieces ready to be laid out."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import TypeVar

from itadash import rules
from tests.reading.generator import words
from tests.reading.generator.paper import Page, Paper, Piece, Row
from tests.reading.generator.truth import Key, Result, Short

T = TypeVar("T")
_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@dataclass(frozen=True)
class Style:
    """How figures and codes are printed on one sheet."""

    thai: bool  # digits of scores
    thai_codes: bool
    upper: bool
    short: bool  # 95.1 and 100 for 95.10 and 100.00
    unit: str  # after a score
    prefix: str  # before a code
    joint: str  # between letter and number

    def digits(self, text: str | int) -> str:
        return str(text).translate(_THAI) if self.thai else str(text)

    def number(self, value: Decimal) -> str:
        text = str(value)
        if self.short and "." in text:
            text = text.rstrip("0").rstrip(".")
        return self.digits(text)

    def code(self, code: str) -> str:
        number = code[1:].translate(_THAI) if self.thai_codes else code[1:]
        letter = code[0].upper() if self.upper else code[0]
        return f"{self.prefix}{letter}{self.joint}{number}"


def style(rng: Random) -> Style:
    thai = rng.random() < 0.35
    return Style(
        thai,
        thai if rng.random() < 0.8 else not thai,
        rng.random() < 0.5,
        rng.random() < 0.3,
        " คะแนน" if rng.random() < 0.05 else "",
        rng.choice(("", "", "", "", "ข้อ ", "ข้อ", "ข้อที่ ")),
        rng.choice(("", "", "", "", "", "", " ", "-", ".")),
    )


class Desk:
    """Draws the same choices for a whole sheet; ``undated`` and ``unnamed`` sheets print no year or no agency."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.style = style(rng)
        self.dated = rng.random() > 0.06
        self.named = rng.random() > 0.06
        self.sheet_year = False  # the year stands in the sheet's name only

    # choices
    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def pick(self, options: tuple[T, ...] | list[T]) -> T:
        return self.rng.choice(options)

    # pieces
    def head(self, text: str, across: int = 1, down: int = 1) -> Piece:
        return Piece(text, "head", across=across, down=down)

    def words(self, text: str) -> Piece:
        return Piece(text)

    def score(self, result: Result, short: Short) -> Piece:
        value = result[short]
        return Piece(self.style.number(value) + self.style.unit, "score", ((self.key(result, short), value),))

    def key(self, result: Result, short: Short) -> Key:
        """The key of a figure as far as this sheet prints it."""
        return (result.agency.name if self.named else "", result.year if self.dated else None, *short)

    def other(self, text: str) -> Piece:
        return Piece(text, "other")

    def code(self, code: str) -> Piece:
        return Piece(self.style.code(code), "code")

    def indicator_number(self, number: str, form: str = "{}") -> Piece:
        return Piece(form.format(self.style.digits(number)), "code")

    def label(self, year: int, code: str) -> str:
        item = rules.load(year).item(code)
        return item.label if item and "ยังไม่มีถ้อยคำ" not in item.label else "ประเด็นตามแบบวัด"

    def indicator_name(self, number: str) -> str:
        indicator = rules.load(2566).indicator(int(number))
        return self.pick((indicator.name, indicator.name, indicator.name, *indicator.variants))

    def instrument(self, name: str) -> str:
        return self.pick(words.INSTRUMENT_NAMES[name])

    # years and titles
    def year(self, year: int) -> str:
        """A year as the heading of a column."""
        thai = self.style.digits(year)
        return self.pick(
            (thai, thai, f"ปี {thai}", f"ปีงบประมาณ {thai}", f"พ.ศ. {thai}", f"ปีงบประมาณ พ.ศ. {thai}", f"ปี {thai[2:]}")
        )

    def agency(self, result: Result) -> str:
        where = result.agency
        return self.pick(
            (
                where.name, where.name, where.short, f"{where.name} อำเภอ{where.district} จังหวัด{where.province}",
                f"{where.short} อ.{where.district} จ.{where.province}", f"{where.name} จังหวัด{where.province}",
            )
        )  # fmt: skip

    def titles(self, result: Result, width: int) -> list[Row]:
        """Rows above a table that name agency and year (each only where this sheet prints it)."""
        name = self.agency(result) if self.named else ""
        year = self.style.digits(result.year) if self.dated and not self.sheet_year else ""
        year_words = (
            self.pick((f"ประจำปีงบประมาณ พ.ศ. {year}", f"ปีงบประมาณ {year}", f"ปีงบประมาณ พ.ศ.{year}", f"ปี {year}"))
            if year
            else ""
        )
        what = self.pick(
            (
                "ผลการประเมิน ITA", "ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA)", "สรุปคะแนน ITA", "คะแนน ITA",  # noqa: E501
                "ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (Integrity and Transparency Assessment : ITA)",  # noqa: E501
                "แบบสรุปผลคะแนนการประเมินคุณธรรมและความโปร่งใส", "ผลคะแนนการประเมิน ITA รายตัวชี้วัด", "รายงานผลการประเมิน ITA",
            )
        )  # fmt: skip
        forms: list[list[list[str]]] = [
            [[f"{what} {year_words}"], ["หน่วยงาน", name] if name else []],
            [[what], [year_words], [name]],
            [[name], [f"{what} {year_words}"]],
            [[what], [self.pick(("หน่วยงาน", "ชื่อหน่วยงาน", "หน่วยงาน :")), name] if name else [],
             ["ปีงบประมาณ", year] if year else []],
            [[f"{what} {'ของ' + name if name else ''} {year_words}"]],
            [["ปีงบประมาณ", year] if year else [], ["ชื่อหน่วยงาน", name] if name else []],
            [[f"{what}\n{name}\n{year_words}".replace("\n\n", "\n")]],
            [[f"หน่วยงาน : {name}"] if name else [], [f"{what} {year_words}"]],
            [[f"{name} {year_words}".strip()], [what]],
            [[f"ตารางที่ 1 {what} {name} {year_words}"]],
        ]  # fmt: skip
        rows: list[Row] = []
        for texts in self.pick(forms):
            texts = [text.strip() for text in texts]
            if any(texts):
                rows.append([Piece(text) if text else None for text in texts])
                if len(texts) == 1 and width > 1 and self.chance(0.4):
                    rows[-1] = [Piece(texts[0], across=width)]
        if self.chance(0.25):
            rows.append([Piece(text) for text in self.pick(words.ABOVE)])
        if self.chance(0.5):
            rows.append([])
        return rows

    def paper(self, layout: str, rows: list[Row]) -> Paper:
        return Paper(layout, [Page(rows)])
