"""The parts of a Word file around its text: an empty file of our own to begin with, the finished one in fixed bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import Part
from docx.oxml.parser import parse_xml

from itadash.documents import word_fonts, word_styles
from itadash.documents.office_file import PROPERTY, rezipped
from itadash.documents.word_styles import R, W

LANGUAGE = "th-TH"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": W,
        "r": R,
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def blank(*, ask_for_update: bool, thai_digits: bool) -> Document:
    """An empty document with our styles, settings and fonts. ``ask_for_update``: Word offers to count the pages."""
    files = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(("officeDocument", "word/document.xml")),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body><w:sectPr/></w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(
            *((kind, f"{kind}.xml") for kind in ("styles", "settings", "fontTable", "footnotes"))
        ),
        "word/styles.xml": word_styles.styles_xml(),
        "word/settings.xml": _settings(ask_for_update, thai_digits),
        "word/footnotes.xml": footnotes_xml(()),
        "word/fontTable.xml": _font_table(),
        "word/_rels/fontTable.xml.rels": _relations(*(("font", f"fonts/{face}.odttf") for face in _FACES)),
    }
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        for name, text in files.items():
            file.writestr(name, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{text}')
        for face in _FACES:
            font = word_fonts.stand_in(face)
            file.writestr(f"word/fonts/{face}.odttf", word_fonts.masked(font, word_fonts.key_of(font)))
    data.seek(0)
    return docx.Document(data)


def describe(document: Document, title: str, author: str, created: datetime | None) -> None:
    """Title, author, language and dates in the file's properties."""
    about = document.core_properties
    title, author = title[:PROPERTY], author[:PROPERTY]
    about.title, about.author, about.language = title, author, LANGUAGE
    about.last_modified_by, about.revision = author, 1
    now = (created or datetime.now(UTC)).replace(microsecond=0)
    about.created = about.modified = now.astimezone(UTC).replace(tzinfo=None) if now.tzinfo else now


def footnotes_xml(notes: Sequence[str]) -> str:
    """``word/footnotes.xml`` with the paragraphs ``notes``, numbered from 1 on."""
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for kind, number in (("separator", -1), ("continuationSeparator", 0))
    )
    own = "".join(f'<w:footnote w:id="{number}">{note}</w:footnote>' for number, note in enumerate(notes, 1))
    return f"<w:footnotes {NAMESPACES}>{separators}{own}</w:footnotes>"


def set_footnotes(document: Document, notes: Sequence[str]) -> None:
    """Give ``document`` its footnotes; python-docx knows the part only as bytes."""
    part: Part = document.part.part_related_by(RT.FOOTNOTES)
    part._blob = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{footnotes_xml(notes)}'.encode()


def set_body(document: Document, body: str) -> None:
    """Give ``document`` its whole text, sections included."""
    element = document.element.body
    for child in list(element):
        element.remove(child)
    for child in list(parse_xml(f"<w:body {NAMESPACES}>{body}</w:body>")):
        element.append(child)


def add_edge(document: Document, kind: str, inside: str) -> str:
    """A header or footer (``kind``) with the paragraphs ``inside``; the id by which sections name it."""
    part, number = document.part.add_header_part() if kind == "header" else document.part.add_footer_part()
    for child in list(part.element):
        part.element.remove(child)
    for child in list(parse_xml(f"<w:body {NAMESPACES}>{inside}</w:body>")):
        part.element.append(child)
    return str(number)


def add_picture(document: Document, data: bytes) -> tuple[str, float]:
    """A picture part; its id and how high it is for its width. Equal pictures are one part."""
    number, image = document.part.get_or_add_image(io.BytesIO(data))
    return str(number), image.px_height / max(image.px_width, 1)


def saved(document: Document) -> bytes:
    """The file, with the same bytes for the same content."""
    raw = io.BytesIO()
    document.save(raw)
    return rezipped(raw.getvalue())


_FACES = {"regular": "embedRegular", "bold": "embedBold"}


def _font_table() -> str:
    keys = {face: word_fonts.key_of(word_fonts.stand_in(face)) for face in _FACES}
    inside = "".join(
        f'<w:{tag} r:id="rId{number}" w:fontKey="{keys[face]}"/>'
        for number, (face, tag) in enumerate(_FACES.items(), 1)
    )
    look = '<w:charset w:val="DE"/><w:family w:val="swiss"/><w:pitch w:val="variable"/>'
    return (
        f"<w:fonts {NAMESPACES}>"
        f'<w:font w:name="{word_fonts.NAME}"><w:altName w:val="{word_fonts.STAND_IN}"/>{look}{inside}</w:font>'
        f'<w:font w:name="{word_fonts.STAND_IN}">{look}{inside}</w:font></w:fonts>'
    )


def _settings(ask_for_update: bool, thai_digits: bool) -> str:
    digits = '<w:numFmt w:val="thaiNumbers"/>' if thai_digits else ""
    return (
        f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:embedTrueTypeFonts/>'
        f'<w:defaultTabStop w:val="{word_styles.twips(12.5)}"/><w:characterSpacingControl w:val="doNotCompress"/>'
        + ("<w:updateFields/>" if ask_for_update else "")
        + f'<w:footnotePr>{digits}<w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
        f' w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:bidi="{LANGUAGE}"/></w:settings>'
    )


def _content_types() -> str:
    kinds = {"document": "document.main", **{name: name for name in ("styles", "settings", "fontTable", "footnotes")}}
    parts = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="odttf" ContentType="application/vnd.openxmlformats-officedocument.obfuscatedFont"/>'
        f"{parts}</Types>"
    )


def _relations(*targets: tuple[str, str]) -> str:
    inside = "".join(
        f'<Relationship Id="rId{number}" Type="{_KINDS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_RELS}">{inside}</Relationships>'
