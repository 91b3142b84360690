"""The files of a piece and of a page."""

from __future__ import annotations

from datetime import date

from itadash import exports
from itadash.downloads.model import Page, Piece

PNG, SVG, XLSX, CSV, PDF = "png", "svg", "xlsx", "csv", "pdf"
MIME = {
    PNG: "image/png",
    SVG: "image/svg+xml",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    CSV: "text/csv",
    PDF: "application/pdf",
}


def endings(piece: Piece) -> list[str]:
    """What ``piece`` can be had as."""
    return [*([PNG, SVG] if piece.chart else []), *([XLSX, CSV] if piece.table is not None else [])]


def file_name(what: Piece | Page, ending: str) -> str:
    """A name that says what is in the file: view, year, agency."""
    return exports.file_name(what.name, what.about.years, what.about.agency, ending=ending)


def make(piece: Piece, ending: str) -> bytes:
    """The file. Raises :class:`ValueError` for an ending that is not of :func:`endings`."""
    if ending not in endings(piece):
        raise ValueError(f"{piece.name} cannot be had as {ending}")
    if ending in (PNG, SVG):
        return _picture(piece, ending)
    assert piece.table is not None  # noqa: S101  (endings has said so)
    if ending == CSV:
        return exports.table_csv(piece.table, piece.headings)
    about = [("ข้อมูล", piece.title), *piece.about.pairs]
    return exports.table_xlsx(piece.table, piece.headings, about, sheet=piece.name)


def _picture(piece: Piece, ending: str) -> bytes:
    from itadash.documents import pictures  # not before someone asks for one

    assert piece.chart is not None  # noqa: S101
    picture = pictures.Picture(piece.title, piece.about.line, piece.chart, piece.finding, piece.about.source)
    return pictures.picture_svg(picture) if ending == SVG else pictures.picture_png(picture)


def page_pdf(page: Page, *, printed_on: date | None = None) -> bytes:
    """``page`` as PDF on A4, with the day (today unless given) and the sources."""
    from itadash.documents.paper import pdf_file
    from itadash.downloads.paper import document

    return pdf_file(document(page, printed_on or date.today()), thai_digits=False)
