"""The command line: scores, audit, draft, report. Files go in; CSV, a workbook or a document come out.

CSV is UTF-8 on standard output whatever the console's code page; messages are Thai on standard error. Exit code 0:
done (audit: no error found), 1: audit found errors, 2: a file, a choice or the command cannot be used.
Each command imports what it needs when it runs, so that ``--help`` is instant.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from itadash.cli_arguments import parser
from itadash.cli_library import own_entries
from itadash.cli_output import Losses, UserError, losses, output_path, save, tell, write_csv

if TYPE_CHECKING:
    import pandas as pd

    from itadash.assessment.result import Result
    from itadash.documents.page import Attachment
    from itadash.documents.report import Facts
    from itadash.measures.library import Entry
    from itadash.measures.model import MeasuresTable
    from itadash.reading import InputFile, Reading
    from itadash.rules import Rules

DOCUMENTS = ("measures", "analysis", "progress", "memo", "slides")
# how a workbook of measures says it (measures.workbook): beside its table, and on the sheet of its origin
_ASSESSED_YEAR = re.compile(r"(?:ปีงบประมาณที่ประเมิน|ผลการประเมิน ITA ปีงบประมาณ พ\.ศ\.) (25\d\d)")


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
        tell(str(error))
        return 2
    except BrokenPipeError:  # the reader of our output (head, less) has gone: no more output, no message
        _close_output()
        return 141  # as a shell reports it
    except OSError as error:  # a full disk, a lost drive, a program's own file that cannot be read
        _close_output()
        where = f" “{error.filename}”" if error.filename else ""
        tell(f"อ่านหรือเขียนไฟล์{where}ไม่ได้ ให้ตรวจพื้นที่ว่างของดิสก์และสิทธิ์ของไฟล์")
        return 2
    except KeyboardInterrupt:
        tell("หยุดการทำงานแล้ว")
        return 130
    return code


def _close_output() -> None:
    """Lets what is left to be written to standard output go nowhere, so that leaving does not fail once more."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    return parser({"scores": _scores, "audit": _audit, "draft": _draft, "report": _report}, DOCUMENTS)


# --- commands ---------------------------------------------------------------------------------------------------------


def _scores(options: argparse.Namespace) -> int:
    from itadash.scores import COLUMNS

    table, lost = _table(_readings(_files(options.files)))
    lost.tell()
    write_csv(COLUMNS, ([row[name] for name in COLUMNS] for row in table.to_dict("records")))
    return 0


def _audit(options: argparse.Namespace) -> int:
    from itadash.assessment.audit import audit

    findings = audit(_readings(_files(options.files), texts=True))
    write_csv(findings.columns, findings.itertuples(index=False))
    return int((findings["severity"] == "error").any())


def _draft(options: argparse.Namespace) -> int:
    out = output_path(options.out, (".xlsx",), options.files)
    rules = _rules(options.year)
    from itadash.measures.workbook import to_xlsx

    entries = own_entries(options.library or ())
    result = _result(options, _readings(_files(options.files)), rules)
    table = _drafted(result, entries)
    save(out, to_xlsx(table, target=result.target, flagged=result.flagged))
    tell(f"บันทึก {out.name} แล้ว ร่างมาตรการ {len(table.measures)} รายการ")
    return 0


def _report(options: argparse.Namespace) -> int:
    if options.document not in DOCUMENTS:
        raise UserError(f"ไม่มีเอกสารชื่อ “{options.document}” เอกสารที่ทำได้: {', '.join(DOCUMENTS)}")
    out = output_path(options.out, (".pptx",) if options.document == "slides" else (".pdf", ".docx"), options.files)
    rules = _rules(options.year)
    from itadash.documents import publish
    from itadash.documents.fonts import FontMissingError
    from itadash.documents.paper import unprintable

    entries = own_entries(options.library or ())
    files = _files(options.files)
    readings = _readings(files)
    printed = any(reading.measures for reading in readings)
    if options.document in ("analysis", "slides") or not printed:
        result = _result(options, readings, rules)
        table = _printed_measures(options, files, readings) if printed else _drafted(result, entries)
        facts = _facts(readings, result, table)
    else:
        table = _printed_measures(options, files, readings)
        facts = _only_measures(table)
    choices = publish.Choices(rule_notes=not options.no_rule_notes)
    pdf = out.suffix.lower() == ".pdf"
    try:
        attached = _attached(files, readings, facts) if pdf else ()
        data = publish.file(
            options.document, facts, out.suffix.lower().removeprefix("."), choices, attachments=attached
        )
        for sentence in unprintable(publish.content(options.document, facts, choices)) if pdf else ():
            tell(sentence)
    except FontMissingError as error:
        raise UserError(str(error)) from error
    save(out, data)
    origin = "ตามตารางมาตรการในไฟล์" if printed else "ร่างจากข้อที่ต่ำกว่าเกณฑ์ โปรดตรวจแก้ก่อนใช้"
    tell(f"บันทึก {out.name} แล้ว มาตรการ {len(table.measures)} รายการ ({origin})")
    return 0


def _facts(readings: Sequence[Reading], result: Result, table: MeasuresTable) -> Facts:
    """What the documents tell of ``result``: also of the years before it."""
    from itadash.documents.report import gather
    from itadash.reading.unprinted_years import unprinted_years

    scores = _table(readings)[0]
    if not (scores["fiscal_year"] == result.fiscal_year).any():  # else the scores without a year are another year's
        scores = scores.assign(fiscal_year=scores["fiscal_year"].fillna(result.fiscal_year))
    scores = scores.assign(agency=scores["agency"].where(scores["agency"] != "", result.agency))
    return gather(
        scores[scores["fiscal_year"].notna()].reset_index(drop=True),
        result.agency,
        result.fiscal_year,
        result.target,
        measures=table,
        unprinted_years=unprinted_years(readings),
    )


def _attached(files: Sequence[InputFile], readings: Sequence[Reading], facts: Facts) -> list[Attachment]:
    """What travels inside a PDF: the workbook of its scores, findings, verdicts and measures, and the files read."""
    from itadash.assessment.audit import findings
    from itadash.documents.book import workbook
    from itadash.documents.page import Attachment
    from itadash.exports import file_name

    book = workbook(facts, findings(readings, facts.result.target), files=[file.name for file in files])
    name = file_name("ข้อมูล-ITA", facts.year, facts.agency, ending="xlsx")
    sources = [Attachment(file.name, file.data, "ไฟล์ต้นทางของเอกสารนี้") for file in files]
    return [Attachment(name, book, "คะแนน ผลตรวจสอบ ผลวินิจฉัย และมาตรการของเอกสารนี้"), *sources]


def _only_measures(table: MeasuresTable) -> Facts:
    """The facts of a table of measures whose scores are not known."""
    from itadash.documents.report import gather
    from itadash.scores import frame

    return gather(frame([]), table.agency, table.fiscal_year, _rules(table.fiscal_year).target, measures=table)


# --- files in ---------------------------------------------------------------------------------------------------------


def _files(paths: Sequence[str]) -> list[InputFile]:
    """The named files; :class:`UserError` names each that cannot be opened."""
    from itadash.reading import InputFile
    from itadash.reading.files.limits import FILE_BYTES

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


def _readings(files: Sequence[InputFile], *, texts: bool = False) -> list[Reading]:
    """What the files say; :class:`UserError` names each that cannot be read.

    ``texts`` takes a file without scores for what its sentences say (a follow-up report, a memo).
    """
    from itadash.reading import NothingFoundError, Reading, read_files

    results = read_files(files)
    if texts:
        from itadash.cli_output import says_something

        results = [
            result.reading if isinstance(result, NothingFoundError) and says_something(result.reading) else result
            for result in results
        ]
    problems = [str(result) for result in results if not isinstance(result, Reading)]
    if problems:
        raise UserError("\n".join(problems))
    return [result for result in results if isinstance(result, Reading)]


def _table(readings: Sequence[Reading]) -> tuple[pd.DataFrame, Losses]:
    """The Scores table over all files, one row a key; and what did not get into it."""
    import pandas as pd

    from itadash import scores

    printed = [reading.printed.loc[:, list(scores.COLUMNS)] for reading in readings if not reading.printed.empty]
    table, conflicts = scores.distinct(pd.concat(printed, ignore_index=True) if printed else scores.frame([]))
    return table, losses(readings, len(conflicts))


# --- agency and year --------------------------------------------------------------------------------------------------


def _rules(year: int) -> Rules:
    from itadash.rules import UnknownFiscalYearError, load

    try:
        return load(year)
    except UnknownFiscalYearError as error:
        raise UserError(str(error)) from error


def _result(options: argparse.Namespace, readings: Sequence[Reading], rules: Rules) -> Result:
    """The result that the person asked for; what no file prints is taken from the options."""
    from itadash.assessment.result import build

    table, lost = _table(readings)
    undated = int(table["fiscal_year"].isna().sum())
    filled = undated > 0 and not (table["fiscal_year"] == options.year).any()
    if filled:
        table["fiscal_year"] = table["fiscal_year"].fillna(options.year)
    if options.agency and not table.empty and (table["agency"] == "").all():
        table["agency"] = options.agency
    of_year = table[table["fiscal_year"] == options.year]
    if of_year.empty:
        years = ", ".join(str(year) for year in sorted(table["fiscal_year"].dropna().unique())) or "ไม่มี"
        unread = f" ({lost.unread()} ดูด้วยคำสั่ง audit)" if lost.unread() else ""
        raise UserError(f"ไม่พบคะแนนของปีงบประมาณ {options.year} ในไฟล์ ปีที่พบ: {years}{unread}")
    agency = _choose_agency(options.agency, list(dict.fromkeys(of_year["agency"])))
    lost.tell()
    if undated:
        use = f"ใช้ปี {options.year} ตามที่ระบุในคำสั่ง" if filled else "จึงไม่ใช้ในผลลัพธ์นี้"
        tell(f"ไฟล์ไม่ระบุปีงบประมาณของคะแนน {undated} รายการ {use}")
    result = build(table, agency, options.year, rules.target)
    if not result.flagged:
        tell(_nothing_flagged(has_items=len(result.items) > 0, unread=lost.unread()))
    return result


def _nothing_flagged(*, has_items: bool, unread: str) -> str:
    """Why there is nothing to draft; what could not be read may well be below the target."""
    if not unread:
        return f"{'ไม่มีข้อที่ต่ำกว่าเกณฑ์' if has_items else 'ไฟล์ไม่มีคะแนนรายข้อ'} จึงไม่มีมาตรการที่ร่างได้"
    read = "เฉพาะคะแนนรายข้อที่อ่านได้ไม่มีข้อใดต่ำกว่าเกณฑ์" if has_items else "ไม่มีคะแนนรายข้อที่อ่านได้"
    return f"{read} แต่{unread} จึงยังสรุปไม่ได้ว่าไม่มีข้อที่ต้องมีมาตรการ โปรดแก้ไฟล์แล้วทำใหม่"


def _choose_agency(asked: str | None, found: Sequence[str]) -> str:
    from itadash.reading.words.names import expand

    names = ", ".join(f"“{name}”" for name in found[:10] if name) + (" …" if len(found) > 10 else "")
    if asked is not None and asked not in found:
        asked = expand(asked)
    if asked is not None and asked not in found:
        raise UserError(f"ไม่พบหน่วยงาน “{asked}” ในไฟล์ หน่วยงานที่พบ: {names or 'ไม่มี'}")
    if asked is None and len(found) > 1:
        raise UserError(f"ไฟล์มีหลายหน่วยงาน ให้ระบุด้วย --agency หน่วยงานที่พบ: {names}")
    return asked if asked is not None else found[0]


def _drafted(result: Result, own: Sequence[Entry]) -> MeasuresTable:
    from itadash.measures.draft import draft

    return draft(result, own=own)


def _printed_measures(
    options: argparse.Namespace, files: Sequence[InputFile], readings: Sequence[Reading]
) -> MeasuresTable:
    """The measures that the files print, of one agency."""
    from itadash.measures.brought_in import brought_in
    from itadash.measures.model import MeasuresTable

    with_measures = [reading for reading in readings if reading.measures]
    found = list(dict.fromkeys(name for reading in with_measures for name in reading.agencies))
    agency = _choose_agency(options.agency, found) if found else (options.agency or "")
    own = [reading for reading in with_measures if agency in reading.agencies or not reading.agencies]
    sources = {id(reading): file for file, reading in zip(files, readings, strict=True)}
    years = {year for reading in own for year in _assessed_years(sources[id(reading)], reading)}
    years = years or {year for reading in readings for year in _score_years(reading)}
    if years and options.year not in years:
        named = ", ".join(str(year) for year in sorted(years))
        raise UserError(f"ไฟล์เป็นของปีงบประมาณ {named} ไม่ใช่ {options.year} ให้แก้ --year ให้ตรงกับไฟล์")
    _table(readings)[1].tell()
    measures = [measure for reading in own for measure in reading.measures]
    return MeasuresTable(agency=agency, fiscal_year=options.year, measures=brought_in(measures, options.year))


def _score_years(reading: Reading) -> set[int]:
    return {int(year) for year in reading.printed["fiscal_year"].dropna().unique()}


def _assessed_years(file: InputFile, reading: Reading) -> set[int]:
    """The assessed years that a file with measures names: those of its scores, else as a workbook of measures says."""
    if years := _score_years(reading):
        return years
    from itadash.reading.files.cells import read_cells
    from itadash.reading.words.text import arabic

    rows = (row for sheet in read_cells(file) for row in sheet.rows)
    lines = (arabic(" ".join(cell.text for cell in row if cell)) for row in rows)
    return {int(match.group(1)) for line in lines if (match := _ASSESSED_YEAR.fullmatch(line))}
