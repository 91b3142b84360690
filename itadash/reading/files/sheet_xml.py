"""What the fast reader does not tell: percent formats, error values, formulas without a value, outermost cells.

calamine hands over bare values: 0.9231 shown as 92.31%, nothing at all for ``#DIV/0!`` and for a formula that was
never calculated, and it allocates the whole rectangle between the outermost cells. All of this stands in the XML
that the guard has already inflated; bounded patterns find it without building a tree of a large sheet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element  # only the type; parsing is defusedxml's

from defusedxml import ElementTree

from itadash.reading.files.limits import SAVE_AS_XLSX, RefusedError, shown

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384  # of the format

_ROW = re.compile(rb"<(?:\w{1,20}:)?row\s[^<>]{0,300}?\br=[\"']([0-9]{1,9})[\"']")
_COLUMN = re.compile(rb"\br=[\"']([A-Z]{1,8})[0-9]")
# A cell's start tag, its formula and the beginning of its value. Every repeat is bounded and stops at the next tag.
_CELL = re.compile(
    rb"<(?:\w{1,20}:)?c\s(?P<attributes>[^<>]{1,300})>\s{0,9}"
    rb"(?P<formula><(?:\w{1,20}:)?f(?:\s[^<>]{0,400})?(?:/>|>[^<>]{0,8192}</(?:\w{1,20}:)?f>))?\s{0,9}"
    rb"(?:<(?:\w{1,20}:)?v(?:\s[^<>/]{0,60})?>(?P<value>[^<]{1,40}))?"
)
_FAR = re.compile(rb"\br=[\"'][A-Z]{3}[0-9]")
_STORED_ROW = re.compile(rb"<(?:\w{1,20}:)?row[\s/>]")
_SHARED = re.compile(rb"\bt=[\"']s[\"'][^<>]{0,300}>\s{0,9}<(?:\w{1,20}:)?v>([0-9]{1,9})<")
_REFERENCE = re.compile(rb"\br=[\"']([A-Z]{1,3})([0-9]{1,7})[\"']")
_STYLE = re.compile(rb"\bs=[\"']([0-9]{1,6})[\"']")
_FORMULA = re.compile(rb"<(?:\w{1,20}:)?f[\s/>]")
_ERROR = re.compile(rb"\bt=[\"']e[\"']")
_TEXT_RESULT = re.compile(rb"\bt=[\"']str[\"']")  # a formula whose result is a text, maybe an empty one
PERCENT_FORMATS = {9, 10}  # built in: 0% and 0.00%


@dataclass
class SheetFacts:
    """Facts of one sheet, by ``(row, column)``; error values by row, then column."""

    percents: set[tuple[int, int]] = field(default_factory=set)
    errors: dict[int, dict[int, str]] = field(default_factory=dict)
    uncalculated: list[tuple[int, int]] = field(default_factory=list)
    rows: int = 0  # outermost row and column that hold a cell, formatted or not
    columns: int = 0
    values: int = 0  # cells with a value, about
    stored: int = 0  # rows that are stored, with or without a cell
    far: int = 0  # cells in columns of three letters, about
    copied: int = 0  # bytes of the shared strings, each as often as a cell names it


def column_number(letters: str) -> int:
    """A → 1, AA → 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def workbook_facts(members: dict[str, bytes]) -> dict[str, SheetFacts]:
    """Facts by sheet name. ``members`` are the XML members of the package.

    Raises :class:`RefusedError` for a cell outside of what the format allows; a workbook that is put together in an
    unusual way has no facts, which only loses notes.
    """
    strings = [len(string) for string in members.get("xl/sharedStrings.xml", b"").split(b"</si>")]
    try:
        sheets = _sheet_members(members)
        percent_styles = _percent_styles(members.get("xl/styles.xml", b""))
    except (ElementTree.ParseError, ValueError, KeyError):
        return {}
    return {
        name: _sheet_facts(name, members[path], percent_styles, strings)
        for name, path in sheets.items()
        if path in members
    }


def _local(element: Element) -> str:
    return element.tag.rsplit("}", 1)[-1]


def _attribute(element: Element, name: str) -> str:
    """An attribute by its local name (``r:id`` and ``id`` alike)."""
    return next((value for key, value in element.attrib.items() if key.rsplit("}", 1)[-1] == name), "")


def _sheet_members(members: dict[str, bytes]) -> dict[str, str]:
    targets: dict[str, str] = {}
    for relation in ElementTree.fromstring(members["xl/_rels/workbook.xml.rels"]):
        target = relation.attrib.get("Target", "")
        targets[relation.attrib.get("Id", "")] = target[1:] if target.startswith("/") else f"xl/{target}"
    sheets: dict[str, str] = {}
    for element in ElementTree.fromstring(members["xl/workbook.xml"]).iter():
        if _local(element) == "sheet":
            relation_id = next((v for k, v in element.attrib.items() if k.endswith("}id")), "")
            sheets[_attribute(element, "name")] = targets.get(relation_id, "")
    return sheets


def _percent_styles(styles: bytes) -> set[int]:
    """Numbers of the cell styles that show a percentage."""
    if not styles:
        return set()
    root = ElementTree.fromstring(styles)
    formats = set(PERCENT_FORMATS)
    found: set[int] = set()
    for group in root:
        if _local(group) == "numFmts":
            formats |= {int(_attribute(f, "numFmtId")) for f in group if is_percent(_attribute(f, "formatCode"))}
    for group in root:
        if _local(group) == "cellXfs":
            found = {index for index, style in enumerate(group) if int(_attribute(style, "numFmtId") or 0) in formats}
    return found


def _sheet_facts(name: str, xml: bytes, percent_styles: set[int], strings: list[int]) -> SheetFacts:
    facts = SheetFacts()
    letters = {letter.decode() for letter in _COLUMN.findall(xml)}
    facts.columns = max(map(column_number, letters), default=0)
    facts.rows = max(map(int, _ROW.findall(xml)), default=0)
    if facts.rows > LAST_ROW or facts.columns > LAST_COLUMN:
        raise RefusedError(f'แผ่นงาน "{shown(name)}" มีช่องอยู่นอกขอบเขตของ Excel ให้{SAVE_AS_XLSX}')
    facts.values = xml.count(b"</v>") + xml.count(b"</is>")
    facts.stored = len(_STORED_ROW.findall(xml))
    facts.far = len(_FAR.findall(xml))
    facts.copied = sum(strings[n] for n in map(int, _SHARED.findall(xml)) if n < len(strings))
    percent_styles = {style for style in percent_styles if b's="%d"' % style in xml or b"s='" in xml}
    if not percent_styles and not _FORMULA.search(xml) and not _ERROR.search(xml):
        return facts
    for match in _CELL.finditer(xml):
        attributes, value = match["attributes"], match["value"]
        reference = _REFERENCE.search(attributes)
        if reference is None:
            continue
        place = (int(reference[2]), column_number(reference[1].decode()))
        if value is not None and _ERROR.search(attributes):
            facts.errors.setdefault(place[0], {})[place[1]] = value.decode("utf-8", "replace")
        elif match["formula"] and value is None and not _TEXT_RESULT.search(attributes):
            facts.uncalculated.append(place)
        style = _STYLE.search(attributes)
        if style is not None and int(style[1]) in percent_styles:
            facts.percents.add(place)
    return facts


def is_percent(format_code: str) -> bool:
    """True when Excel multiplies by 100: a percent sign outside quoted or escaped text."""
    return "%" in re.sub(r'"[^"]*"|\\.', "", format_code)
