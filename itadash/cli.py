"""The command line: scores, audit, draft, report. Files go in; CSV, a workbook or a document come out.

CSV is UTF-8 on standard output whatever the console's code page; messages are Thai on standard error. Exit code 0:
done (audit: no error found), 1: audit found errors, 2: a file, a choice or the command cannot be used.
Each command imports what it needs when it runs, so that ``--help`` is instant.
"""

from __future__ import annotations

import argparse
import csv
import os
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    import pandas as pd

    from itadash.assessment.result import Result
    from itadash.measures.model import MeasuresTable
    from itadash.reading import InputFile, Reading

DOCUMENTS = ("measures",)  # further documents of the contract are said to be not available yet
PLANNED = ("analysis", "progress", "memo", "slides")
_FORMULA_START = ("=", "+", "-", "@", "\t", "\r")


class UserError(Exception):
    """Something the person can put right; ``str(error)`` is one Thai line, or several for several files."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code; leaves through ``SystemExit`` only for ``--help`` and bad usage."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    options = _parser().parse_args(arguments)
    try:
        code = int(options.run(options))
        sys.stdout.flush()
    except UserError as error:
        _tell(str(error))
        return 2
    except BrokenPipeError:  # the reader of our output (head, less) has gone: no more output, no message
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141  # as a shell reports it
    except KeyboardInterrupt:
        _tell("หยุดการทำงานแล้ว")
        return 130
    return code


def _tell(message: str) -> None:
    print(message, file=sys.stderr)


# --- commands ---------------------------------------------------------------------------------------------------------


def _scores(options: argparse.Namespace) -> int:
    from itadash.scores import COLUMNS

    table = _table(_readings(_files(options.files)))
    _write_csv(COLUMNS, ([row[name] for name in COLUMNS] for row in table.to_dict("records")))
    return 0


def _audit(options: argparse.Namespace) -> int:
    from itadash.assessment.audit import audit

    findings = audit(_readings(_files(options.files)))
    _write_csv(findings.columns, findings.itertuples(index=False))
    return int((findings["severity"] == "error").any())


def _draft(options: argparse.Namespace) -> int:
    out = _output(options, ".xlsx")
    from itadash.measures.workbook import to_xlsx

    result = _result(options, _readings(_files(options.files)))
    table = _drafted(result)
    _save(out, to_xlsx(table, target=result.target, flagged=result.flagged))
    _tell(f"บันทึก {out.name} แล้ว ร่างมาตรการ {len(table.measures)} รายการ")
    return 0


def _report(options: argparse.Namespace) -> int:
    if options.document not in DOCUMENTS:
        known = options.document in PLANNED
        raise UserError(
            f"ยังทำเอกสาร “{options.document}” ไม่ได้ในรุ่นนี้ เอกสารที่ทำได้: {', '.join(DOCUMENTS)}"
            if known
            else f"ไม่รู้จักเอกสาร “{options.document}” เอกสารที่ทำได้: {', '.join(DOCUMENTS)}"
        )
    out = _output(options, ".pdf")
    from itadash.documents.measures import Attachment, measures_pdf, unprintable

    files = _files(options.files)
    readings = _readings(files)
    printed = any(reading.measures for reading in readings)
    table = _printed_measures(options, readings) if printed else _drafted(_result(options, readings))
    for sentence in unprintable(table):
        _tell(sentence)
    sources = [Attachment(file.name, file.data, "ไฟล์ต้นทางของเอกสารนี้") for file in files]
    _save(out, measures_pdf(table, attachments=sources))
    origin = "ตามตารางมาตรการในไฟล์" if printed else "ร่างจากข้อที่ต่ำกว่าเป้าหมาย โปรดตรวจแก้ก่อนใช้"
    _tell(f"บันทึก {out.name} แล้ว มาตรการ {len(table.measures)} รายการ ({origin})")
    return 0


# --- files in and out -------------------------------------------------------------------------------------------------


def _files(paths: Sequence[str]) -> list[InputFile]:
    """The named files; :class:`UserError` names each that cannot be opened."""
    from itadash.reading import InputFile
    from itadash.reading.limits import FILE_BYTES

    files, problems = [], []
    for name in paths:
        path = Path(name)
        try:
            if path.is_dir():
                problems.append(f"“{name}” เป็นโฟลเดอร์ ให้ระบุชื่อไฟล์")
            elif not path.exists():
                problems.append(f"ไม่พบไฟล์ “{name}” ให้ตรวจชื่อและที่อยู่ของไฟล์")
            elif not path.is_file():
                problems.append(f"“{name}” ไม่ใช่ไฟล์ข้อมูล ให้ระบุไฟล์ผลการประเมิน")
            else:
                with path.open("rb") as stream:
                    files.append(InputFile(path.name, stream.read(FILE_BYTES + 1)))  # one more: seen to be too large
        except (OSError, ValueError):
            problems.append(f"เปิดไฟล์ “{name}” ไม่ได้ ให้ตรวจสิทธิ์การอ่านและดูว่ามีโปรแกรมอื่นเปิดไฟล์อยู่หรือไม่")
    if problems:
        raise UserError("\n".join(problems))
    return files


def _readings(files: Sequence[InputFile]) -> list[Reading]:
    """What the files say; :class:`UserError` names each that cannot be read."""
    from itadash.reading import Reading, read_files

    results = read_files(files)
    problems = [str(result) for result in results if not isinstance(result, Reading)]
    if problems:
        raise UserError("\n".join(problems))
    return [result for result in results if isinstance(result, Reading)]


def _table(readings: Sequence[Reading]) -> pd.DataFrame:
    """The Scores table over all files, one row a key."""
    import pandas as pd

    from itadash import scores

    printed = [reading.printed.loc[:, list(scores.COLUMNS)] for reading in readings if not reading.printed.empty]
    table, conflicts = scores.distinct(pd.concat(printed, ignore_index=True) if printed else scores.frame([]))
    if conflicts:
        _tell(f"มีคะแนนที่พิมพ์ไว้ต่างกัน {len(conflicts)} รายการ ใช้ค่าที่พบก่อน ดูรายละเอียดด้วยคำสั่ง audit")
    return table


def _write_csv(columns: Iterable[str], rows: Iterable[Iterable[Any]]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)


def _cell(value: Any) -> str:
    """Text of a CSV cell; a spreadsheet must not take text that came from a file for a formula."""
    text = "" if value is None or value != value or str(value) == "<NA>" else str(value)
    return f"'{text}" if text.startswith(_FORMULA_START) else text


def _output(options: argparse.Namespace, suffix: str) -> Path:
    """The file to write, checked before any work is done."""
    out = Path(options.out)
    if out.suffix.lower() != suffix:
        raise UserError(f"ชื่อไฟล์ผลลัพธ์ “{options.out}” ต้องลงท้าย {suffix}")
    if out.exists() and any(Path(name).exists() and out.samefile(name) for name in options.files):
        raise UserError(f"ไฟล์ผลลัพธ์ “{options.out}” เป็นไฟล์เดียวกับไฟล์ต้นทาง ให้ตั้งชื่ออื่น")
    return out


def _save(out: Path, data: bytes) -> None:
    try:
        out.write_bytes(data)
    except OSError as error:
        raise UserError(f"บันทึกไฟล์ “{out}” ไม่ได้ ให้ตรวจโฟลเดอร์ สิทธิ์การเขียน และปิดไฟล์ถ้าเปิดอยู่") from error


# --- agency and year --------------------------------------------------------------------------------------------------


def _result(options: argparse.Namespace, readings: Sequence[Reading]) -> Result:
    """The result that the person asked for; what no file prints is taken from the options."""
    from itadash.assessment.result import build
    from itadash.rules import UnknownFiscalYearError, load

    try:
        rules = load(options.year)
    except UnknownFiscalYearError as error:
        raise UserError(str(error)) from error
    table = _table(readings)
    undated = int(table["fiscal_year"].isna().sum())
    if undated and not (table["fiscal_year"] == options.year).any():
        _tell(f"ไฟล์ไม่ระบุปีงบประมาณของคะแนน {undated} รายการ ใช้ปี {options.year} ตามที่ระบุในคำสั่ง")
        table["fiscal_year"] = table["fiscal_year"].fillna(options.year)
    if options.agency and not table.empty and (table["agency"] == "").all():
        table["agency"] = options.agency
    of_year = table[table["fiscal_year"] == options.year]
    if of_year.empty:
        years = ", ".join(str(year) for year in sorted(table["fiscal_year"].dropna().unique())) or "ไม่มี"
        raise UserError(f"ไม่พบคะแนนของปีงบประมาณ {options.year} ในไฟล์ ปีที่พบ: {years}")
    agency = _choose_agency(options.agency, list(dict.fromkeys(of_year["agency"])))
    result = build(table, agency, options.year, rules.target)
    if not result.flagged:
        printed = "ไม่มีข้อที่ต่ำกว่าเป้าหมาย" if len(result.items) else "ไฟล์ไม่มีคะแนนรายข้อ"
        _tell(f"{printed} จึงไม่มีมาตรการที่ร่างได้")
    return result


def _choose_agency(asked: str | None, found: Sequence[str]) -> str:
    from itadash.reading.names import expand

    names = ", ".join(f"“{name}”" for name in found[:10] if name) + (" …" if len(found) > 10 else "")
    if asked is not None and asked not in found:
        asked = expand(asked)
    if asked is not None and asked not in found:
        raise UserError(f"ไม่พบหน่วยงาน “{asked}” ในไฟล์ หน่วยงานที่พบ: {names or 'ไม่มี'}")
    if asked is None and len(found) > 1:
        raise UserError(f"ไฟล์มีหลายหน่วยงาน ให้ระบุด้วย --agency หน่วยงานที่พบ: {names}")
    return asked if asked is not None else found[0]


def _drafted(result: Result) -> MeasuresTable:
    from itadash.measures.draft import draft

    return draft(result)


def _printed_measures(options: argparse.Namespace, readings: Sequence[Reading]) -> MeasuresTable:
    """The measures that the files print, of one agency."""
    from itadash.measures.brought_in import brought_in
    from itadash.measures.model import MeasuresTable

    with_measures = [reading for reading in readings if reading.measures]
    found = list(dict.fromkeys(name for reading in with_measures for name in reading.agencies))
    agency = _choose_agency(options.agency, found) if found else (options.agency or "")
    own = [reading for reading in with_measures if agency in reading.agencies or not reading.agencies]
    printed = [measure for reading in own for measure in reading.measures]
    return MeasuresTable(agency=agency, fiscal_year=options.year, measures=brought_in(printed, options.year))


# --- the command line itself ------------------------------------------------------------------------------------------


class _Formatter(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, prefix if prefix is not None else "วิธีใช้: ")


class _Parser(argparse.ArgumentParser):
    """argparse in Thai: help without English headings, one line for a wrong command."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, add_help=False, formatter_class=_Formatter, allow_abbrev=False)
        self.asked = self.add_argument_group("ตัวเลือก")
        self.asked.add_argument("-h", "--help", action="help", help="แสดงวิธีใช้")

    def error(self, message: str) -> NoReturn:
        _tell(f"คำสั่งไม่ถูกต้อง: {_in_thai(message)} (ดูวิธีใช้: {self.prog} --help)")
        raise SystemExit(2)


_ERRORS = (
    (r"the following arguments are required: (.*)", r"ต้องระบุ \1"),
    (r"unrecognized arguments: (.*)", r"ไม่รู้จัก \1"),
    (r"argument [^:]*: invalid choice: '?([^' ]*)'? .*", r"ไม่รู้จักคำสั่ง \1"),
    (r"argument ([^:]*): expected .*", r"ต้องใส่ค่าหลัง \1"),
    (r"argument ([^:]*): (.*)", r"\1 \2"),
)


def _in_thai(message: str) -> str:
    for pattern, thai in _ERRORS:
        if re.fullmatch(pattern, message, re.DOTALL):
            return re.sub(pattern, thai, message, count=1, flags=re.DOTALL)
    return message


def _year(text: str) -> int:
    if not re.fullmatch(r"\d{4}", text):
        raise argparse.ArgumentTypeError(f"“{text}” ไม่ใช่ปี พ.ศ. สี่หลัก เช่น 2566")
    year = int(text)
    if year < 2500:
        raise argparse.ArgumentTypeError(f"“{text}” ให้ใช้ปี พ.ศ. เช่น {year + 543}")
    return year


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m itadash", description="อ่านไฟล์ผลการประเมิน ITA แล้วตรวจ ร่างมาตรการ และทำเอกสาร")
    commands = parser.add_subparsers(title="คำสั่ง", metavar="คำสั่ง", required=True, dest="คำสั่ง")
    for name, run, text in (
        ("scores", _scores, "พิมพ์ตารางคะแนนที่อ่านได้เป็น CSV"),
        ("audit", _audit, "ตรวจตัวเลข ระดับ และรหัสที่พิมพ์ในไฟล์ พิมพ์ข้อค้นพบเป็น CSV"),
        ("draft", _draft, "ร่างมาตรการจากข้อที่ต่ำกว่าเป้าหมาย เป็นไฟล์ Excel"),
        ("report", _report, "ทำเอกสารที่เผยแพร่ได้"),
    ):
        command = commands.add_parser(name, help=text, description=text)
        command.set_defaults(run=run)
        command.add_argument_group("ไฟล์").add_argument(
            "files", metavar="FILE", nargs="+", help="ไฟล์ผลการประเมิน (.xlsx .csv .txt)"
        )
        if name in ("draft", "report"):
            command.asked.add_argument("--year", type=_year, required=True, help="ปีงบประมาณ พ.ศ. ของผลการประเมิน")
            command.asked.add_argument("--out", required=True, help="ไฟล์ผลลัพธ์ (เขียนทับไฟล์เดิม)")
            command.asked.add_argument("--agency", help="ชื่อหน่วยงาน เมื่อไฟล์มีหลายหน่วยงานหรือไม่ระบุ")
        if name == "report":
            command.asked.add_argument("--document", required=True, help=f"เอกสาร: {', '.join(DOCUMENTS)}")
    return parser
