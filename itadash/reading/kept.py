"""How a file is kept beside its bytes: read by recognition, by a mapping, or not yet read at all.

The body of :mod:`.answers` gets more when a file is not simply recognised::

    {…, "state": "unmapped"}                              nothing was recognised; a person may point at the columns
    {…, "mapping": {…}, "mapped_like": "<file name>"}     read by a mapping; ``""``: made for this very file
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from itadash.reading import PASTE_NAME
from itadash.reading.answers import Body, answered, as_read, new_body
from itadash.reading.files.cells import InputFile, Reader, read_text_cells
from itadash.reading.layouts.recognise import read_sheets
from itadash.reading.mapping import Mapping, MappingError, apply
from itadash.reading.mapping_guess import mappable
from itadash.reading.mapping_memory import SavedMapping, from_json, moved_to, to_json
from itadash.reading.model import NothingFoundError, Reading, Sheet
from itadash.reading.record import to_json as reading_json
from itadash.rules import FISCAL_YEARS
from itadash.scores import COLUMNS

UNMAPPED = "unmapped"
_BRING_AGAIN = "แล้วนำเข้าใหม่"  # how a remark ends whose way out is another file


def digest(data: bytes) -> str:
    """The name of a file's content."""
    return hashlib.sha256(data).hexdigest()


def take_in(reader: Reader, file: InputFile, saved: Sequence[SavedMapping] = ()) -> Body:
    """The body of a file that came in: by the first saved mapping whose headings it has, else by recognition.

    Raises :class:`UnreadableFileError` for a file that cannot be opened, or in which there is nothing to point at.
    """
    sheets = sheets_of(reader, file)
    name, sha256 = sheets[0].file, digest(file.data)
    for one in saved:
        mapping = moved_to(one, sheets)
        if mapping is None:
            continue
        try:
            return mapped(new_body(apply(name, sheets, mapping), sha256), mapping, like=one.name)
        except (MappingError, NothingFoundError):
            continue  # a year that was typed there is missing here, or nothing stands under the headings
    try:
        return new_body(read_sheets(name, sheets), sha256)
    except NothingFoundError as nothing:
        if not mappable(sheets):
            raise
        return {**new_body(nothing.reading, sha256), "state": UNMAPPED}


def sheets_of(reader: Reader, file: InputFile) -> list[Sheet]:
    """The sheets of a file as it was taken in; a paste (known by its name) is one sheet of text.

    Raises :class:`UnreadableFileError`.
    """
    if file.name.startswith(PASTE_NAME):
        return [read_text_cells(file.name, file.data.decode("utf-8", "replace"))]
    return reader.read(file)


def read_mapped(body: Body, sheets: Sequence[Sheet], mapping: Mapping) -> Body:
    """``body`` read anew by a person's mapping; answers stay. Raises as :func:`itadash.reading.mapping.apply`."""
    return mapped(_read_anew(body, apply(sheets[0].file, sheets, mapping)), mapping)


def read_again(body: Body, sheets: Sequence[Sheet]) -> Body:
    """``body`` without its mapping: recognised again, or unmapped when nothing is; answers stay."""
    try:
        return _read_anew(body, read_sheets(sheets[0].file, sheets))
    except NothingFoundError as nothing:
        return {**_read_anew(body, nothing.reading), "state": UNMAPPED}


def read_back(reader: Reader, file: InputFile, body: Body) -> Body:
    """The body of a file that was kept elsewhere as ``body``: read anew as it was read there, with its answers.

    Of ``body`` only the mapping and what a person answered are taken: no score comes from anywhere but the file.
    Raises :class:`UnreadableFileError` or :class:`MappingError` when the file cannot be read so, :class:`ValueError`
    when the answers are damaged.
    """
    sheets, answers = sheets_of(reader, file), body.get("answers")
    bare = {"sha256": digest(file.data), "answers": answers if isinstance(answers, dict) else {}}
    mapping = mapping_of(body)
    if mapping:
        new = mapped(_read_anew(bare, apply(sheets[0].file, sheets, mapping)), mapping, like=mapped_like(body))
    else:
        new = read_again(bare, sheets)
    try:
        answered(new)
    except (AttributeError, ArithmeticError, LookupError, TypeError, ValueError) as error:
        raise ValueError("answers") from error
    return new


def mapped(body: Body, mapping: Mapping, *, like: str = "") -> Body:
    """``body``, whose reading came by ``mapping``; ``like`` names the file that the mapping was saved with."""
    return {**body, "mapping": to_json(mapping), "mapped_like": like}


def is_unmapped(body: Body) -> bool:
    """True for a file in which nothing was recognised and no column was pointed at yet."""
    return body.get("state") == UNMAPPED


def to_be_mended(body: Body) -> list[str]:
    """Why no choice of columns helps: what the file itself must be mended for (Thai, each once), as a scale of 1."""
    remarks = body.get("reading", {}).get("remarks", [])
    doubts = dict.fromkeys(str(remark["message"]) for remark in remarks if remark.get("kind") == "doubt")
    return [doubt for doubt in doubts if doubt.endswith(_BRING_AGAIN)]


def years_without_rules(body: Body) -> list[int]:
    """The fiscal years that the file prints scores of and that no rules are held for, oldest first.

    Read off the stored rows: a list of all agencies would take a second to become a table again.
    """
    at = COLUMNS.index("fiscal_year")
    years = {row[at] for row in body.get("reading", {}).get("printed", [])}
    return sorted(year for year in years if year is not None and year not in FISCAL_YEARS)


def mapping_of(body: Body) -> Mapping | None:
    """The mapping that a file was read by; ``None`` when it was recognised (or the mapping is damaged)."""
    try:
        return from_json(body["mapping"]) if "mapping" in body else None
    except MappingError:
        return None


def mapped_like(body: Body) -> str:
    """The name of the file whose saved mapping was used, ``""`` when none was."""
    return str(body.get("mapped_like", ""))


def sheets_with_scores(body: Body) -> set[str]:
    """The names of the sheets from which scores were read (``file › sheet › cell``; a text has no sheets)."""
    places = (str(source).split(" › ") for source in as_read(body).printed["source"])
    return {place[1] for place in places if len(place) > 2}


def _read_anew(body: Body, reading: Reading) -> Body:
    kept = {key: value for key, value in body.items() if key not in ("state", "mapping", "mapped_like")}
    return {**kept, "reading": reading_json(reading)}
