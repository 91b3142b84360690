"""Writes the file with its document information, which fpdf2 leaves out of PDF/A.

PDF/A allows it as long as it says what the XMP record says; Chrome takes the title of a tab from nowhere else.
"""

from __future__ import annotations

from typing import Any

from fpdf.output import OutputProducer, PDFXmpMetadata


class ArchiveProducer(OutputProducer):  # type: ignore[misc]
    """fpdf2's writer, plus the ``/Info`` entry of the trailer."""

    _info_reference = ""

    def _add_xmp_metadata(self) -> PDFXmpMetadata | None:
        self._info_reference = f"/Info {self._add_info().id} 0 R\n"
        return super()._add_xmp_metadata()

    def _out(self, data: Any) -> None:
        if isinstance(data, str) and data.startswith("xref\n"):  # the trailer, written last and as one text
            data = data.replace("/Root ", f"{self._info_reference}/Root ", 1)
        super()._out(data)
