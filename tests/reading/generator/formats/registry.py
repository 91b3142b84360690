"""Every format and encoding: name → writer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from random import Random

from tests.reading.generator.formats import documents, pdf, texts, workbooks
from tests.reading.generator.formats.written import Written
from tests.reading.generator.paper import Paper

Writer = Callable[[Random, Paper], Written]


def _delimited(encoding: str, delimiter: str) -> Writer:
    return partial(texts.delimited, encoding=encoding, delimiter=delimiter)


FORMATS: dict[str, Writer] = {
    "xlsx": workbooks.xlsx,
    "xlsm": workbooks.xlsm,
    "xls": workbooks.xls,
    "ods": workbooks.ods,
    "csv utf-8": _delimited("utf-8", ","),
    "csv utf-8-sig": _delimited("utf-8-sig", ","),
    "csv utf-16 ;": _delimited("utf-16", ";"),
    "csv cp874": _delimited("cp874", ","),
    "csv tis-620 ;": _delimited("tis-620", ";"),
    "tsv utf-16": _delimited("utf-16", "\t"),
    "tsv utf-16-be": _delimited("utf-16-be", "\t"),
    "tsv utf-8": _delimited("utf-8", "\t"),
    "txt utf-8": partial(texts.tabs, encoding="utf-8"),
    "txt cp874": partial(texts.tabs, encoding="cp874"),
    "paste tabs": texts.tabs,
    "paste markdown": texts.markdown,
    "html": documents.web_page,
    "html .xls": documents.html_as_xls,
    "docx": documents.word,
    "pdf": pdf.pdf,
}
TEXT_FORMATS = {"paste lines": texts.plain_lines, "docx": documents.word, "html": documents.web_page, "pdf": pdf.pdf}
ONE_SHEET = ("csv", "tsv", "txt", "paste")  # formats that hold one page
