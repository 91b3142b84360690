"""The command line's grammar: argparse in Thai, help without English headings, one Thai line for a wrong command."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NoReturn

from itadash.cli_output import tell

COMMANDS = {
    "scores": "พิมพ์ตารางคะแนนที่อ่านได้เป็น CSV",
    "audit": "ตรวจตัวเลข ระดับ และรหัสที่พิมพ์ในไฟล์ พิมพ์ข้อค้นพบเป็น CSV",
    "draft": "ร่างมาตรการจากข้อที่ต่ำกว่าเกณฑ์ เป็นไฟล์ Excel",
    "report": "ทำเอกสารที่เผยแพร่ได้",
}


class _Formatter(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, prefix if prefix is not None else "วิธีใช้: ")


class _Parser(argparse.ArgumentParser):
    def __init__(self, **options: Any) -> None:
        super().__init__(**options, add_help=False, formatter_class=_Formatter, allow_abbrev=False)
        self.asked = self.add_argument_group("ตัวเลือก")
        self.asked.add_argument("-h", "--help", action="help", help="แสดงวิธีใช้")

    def error(self, message: str) -> NoReturn:
        tell(f"คำสั่งไม่ถูกต้อง: {_in_thai(message)} (ดูวิธีใช้: {self.prog} --help)")
        raise SystemExit(2)


_ERRORS = (
    (r"the following arguments are required: (.*)", r"ต้องระบุ \1"),
    (r"unrecognized arguments: (.*)", r"ไม่มีตัวเลือก \1"),
    (r"argument [^:]*: invalid choice: '?([^' ]*)'? .*", r"ไม่มีคำสั่ง \1"),
    (r"argument ([^:]*): expected .*", r"ต้องใส่ค่าหลัง \1"),
    (r"argument ([^:]*): ignored explicit argument .*", r"\1 ไม่รับค่า"),
    (r"argument ([^:]*): ((?:“[^”]*” )?[ก-๙].*)", r"\1 \2"),  # our own words, of the types below
    (r"argument ([^:]*): .*", r"ใช้ \1 ไม่ถูกต้อง"),
)


def _in_thai(message: str) -> str:
    """argparse's ``message`` as a Thai sentence, a general one when it is not known."""
    for pattern, thai in _ERRORS:
        if match := re.fullmatch(pattern, message, re.DOTALL):
            return " ".join(match.expand(thai).split())
    return "คำสั่งไม่ตรงตามรูปแบบ ให้ตรวจตัวสะกดและลำดับ"


def _year(text: str) -> int:
    if not re.fullmatch(r"\d{4}", text):
        raise argparse.ArgumentTypeError(f"“{text}” ไม่ใช่ปี พ.ศ. สี่หลัก เช่น 2566")
    year = int(text)
    if year < 2500:
        raise argparse.ArgumentTypeError(f"“{text}” ให้ใช้ปี พ.ศ. เช่น {year + 543}")
    return year


def parser(
    runs: Mapping[str, Callable[[argparse.Namespace], int]], documents: Sequence[str]
) -> argparse.ArgumentParser:
    """The parser of the four commands; ``runs`` are what carries each out (``options.run``)."""
    top = _Parser(prog="python -m itadash", description="อ่านไฟล์ผลการประเมิน ITA แล้วตรวจ ร่างมาตรการ และทำเอกสาร")
    commands = top.add_subparsers(title="คำสั่ง", metavar="คำสั่ง", required=True, dest="คำสั่ง")
    for name, text in COMMANDS.items():
        command = commands.add_parser(name, help=text, description=text)
        command.set_defaults(run=runs[name])
        command.add_argument_group("ไฟล์").add_argument(
            "files", metavar="ไฟล์", nargs="+", help="ไฟล์ผลการประเมิน (.xlsx .xls .ods .csv .txt .docx .html .pdf)"
        )
        if name in ("draft", "report"):
            add = command.asked.add_argument
            add("--year", metavar="ปี", type=_year, required=True, help="ปีงบประมาณ พ.ศ. ของผลการประเมิน")
            add("--out", metavar="ไฟล์ผลลัพธ์", required=True, help="ไฟล์ที่จะบันทึก (เขียนทับไฟล์เดิม)")
            add("--agency", metavar="หน่วยงาน", help="ชื่อหน่วยงาน เมื่อไฟล์มีหลายหน่วยงานหรือไม่ระบุ")
            add("--library", metavar="คลัง", action="append", help="คลังมาตรการของหน่วยงาน (.toml .json)")
        if name == "report":
            add("--document", metavar="เอกสาร", required=True, help=f"เอกสารที่ทำได้: {', '.join(documents)}")
            add("--no-rule-notes", action="store_true", help="ไม่พิมพ์หมายเหตุหลักเกณฑ์ที่ยังยืนยันไม่ได้ในรายงาน")
    return top
