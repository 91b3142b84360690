"""True scores, and the layouts in which agencies print them. Used to write sheets that reading must give back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from hypothesis import strategies as st

from itadash import rules
from itadash.reading.files.grid import address
from itadash.reading.model import Cell, Sheet

AGENCY = "เทศบาลตำบลทดสอบ"
Key = tuple[str, int | None, str, str, str]  # agency, year, level, instrument, code
Truth = dict[Key, Decimal]
Grid = list[list[str]]


@dataclass(frozen=True)
class Style:
    """How digits and codes are printed."""

    thai: bool
    upper: bool
    damaged: bool  # I printed as 1, O as 0, where only one reading is in range

    def number(self, value: Decimal | int) -> str:
        text = str(value)
        if isinstance(value, Decimal) and value == value.to_integral_value():
            text = str(int(value)) if self.upper else text
        return text.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")) if self.thai else text

    def code(self, code: str) -> str:
        if self.damaged and code[0] == "i" and int(code[1:]) >= 10:
            return f"1{code[1:]}"  # 110…130: no item has such a number
        if self.damaged and code[0] == "o":
            return f"๐{code[1:]}"
        printed = code[0] + self.number(int(code[1:]))
        return printed.upper() if self.upper else printed


# Tables of nothing but scores up to 5 are out of 5 and told so (test_told.py): none is made here.
hundredths = st.integers(0, 10_000).map(lambda n: Decimal(n if n == 0 or n > 500 else n + 500).scaleb(-2))
styles = st.builds(Style, st.booleans(), st.booleans(), st.booleans())


def _instrument(code: str) -> str:
    return {"i": "IIT", "e": "EIT", "o": "OIT"}[code[0]]


@st.composite
def items(draw: st.DrawFn, year: int = 2566, letters: str = "ieo") -> Truth:
    """Scores of some items of a year; EIT without parts, OIT 0 or 100."""
    codes = [item.code for item in rules.load(year).items if item.code[0] in letters]
    chosen = draw(st.lists(st.sampled_from(codes), min_size=1, max_size=25, unique=True))
    zero_or_all = st.sampled_from([Decimal("0.00"), Decimal("100.00")])
    return {
        (AGENCY, year, "item", _instrument(code), code): draw(zero_or_all if code[0] == "o" else hundredths)
        for code in chosen
    }


@st.composite
def indicators(draw: st.DrawFn, year: int | None = 2566) -> Truth:
    """Scores of all ten indicators of a year."""
    return {
        (AGENCY, year, "indicator", i.instrument, str(i.number)): draw(hundredths) for i in rules.load(2566).indicators
    }


@st.composite
def parts(draw: st.DrawFn, year: int = 2566) -> Truth:
    """Scores of both EIT parts of some items."""
    codes = draw(st.lists(st.sampled_from([f"e{n}" for n in range(1, 16)]), min_size=1, max_size=15, unique=True))
    return {(AGENCY, year, "item", part, code): draw(hundredths) for code in codes for part in ("EIT1", "EIT2")}


def _title(year: int | None) -> Grid:
    return [[f"ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {year}"], ["หน่วยงาน", AGENCY]]


def _name(number: str) -> str:
    return rules.load(2566).indicator(int(number)).name


def long(truth: Truth, style: Style) -> Grid:
    """One row a score, every key in a column of its own."""
    words = {"total": "รวม", "indicator": "ตัวชี้วัด", "item": "ข้อ"}
    rows = [["ปีงบประมาณ", "หน่วยงาน", "ระดับข้อมูล", "รหัส", "ส่วน EIT", "คะแนน"]]
    for (agency, year, level, instrument, code), value in truth.items():
        part = {"EIT1": "ส่วนที่ 1", "EIT2": "ส่วนที่ 2"}.get(instrument, "")
        printed = style.code(code) if level == "item" else style.number(int(code))
        rows.append([style.number(year or 0), agency, words[level], printed, part, style.number(value)])
    return rows


def standard(truth: Truth, style: Style) -> Grid:
    """The template's own sheet: level, code, label, score and the two EIT parts."""
    year = next(iter(truth))[1]
    rows = _title(year)
    heading = ["ระดับ", "รหัส", "รายการ", "คะแนน", "EIT ส่วนที่ 1 (Public)", "EIT ส่วนที่ 2 (Survey)"]
    rows.append(heading)
    for code in dict.fromkeys(key[4] for key in truth):
        cells = {key[3]: style.number(value) for key, value in truth.items() if key[4] == code}
        plain = next((v for k, v in cells.items() if k not in ("EIT1", "EIT2")), "")
        level = "ข้อ" if code[0] in "ieo" else "ตัวชี้วัด"
        shown = style.code(code) if level == "ข้อ" else code
        rows.append([level, shown, "รายการทดสอบ", plain, cells.get("EIT1", ""), cells.get("EIT2", "")])
    return rows


def indicator_table(truth: Truth, style: Style) -> Grid:
    """ตัวชี้วัดที่ | รายละเอียดตัวชี้วัด | คะแนน."""
    rows = [*_title(next(iter(truth))[1]), [], ["ตัวชี้วัดที่", "รายละเอียดตัวชี้วัด", "คะแนน"]]
    return rows + [[style.number(int(k[4])), _name(k[4]), style.number(v)] for k, v in truth.items()]


def grouped_indicators(truth: Truth, style: Style) -> Grid:
    """As above with the instrument in the first row of its group only."""
    rows = [*_title(next(iter(truth))[1]), ["แบบสำรวจ", "ตัวชี้วัดที่", "รายละเอียดตัวชี้วัด", "คะแนน"]]
    last = ""
    for key, value in truth.items():
        shown, last = (key[3] if key[3] != last else ""), key[3]
        rows.append([shown, style.number(int(key[4])), _name(key[4]), style.number(value)])
    return rows


def headless_indicators(truth: Truth, style: Style) -> Grid:
    """ตัวชี้วัดที่ n ชื่อ | ได้ x คะแนน, without a heading row."""
    rows = _title(next(iter(truth))[1])
    return rows + [
        [f"ตัวชี้วัดที่ {style.number(int(k[4]))} {_name(k[4])}", f"ได้ {style.number(v)} คะแนน"] for k, v in truth.items()
    ]


def years_side_by_side(truth: Truth, style: Style) -> Grid:
    """เครื่องมือ | ตัวชี้วัด | year | year | change, indicators by name only."""
    years = sorted({key[1] for key in truth if key[1]})
    rows = [["หน่วยงาน", AGENCY], ["เครื่องมือ", "ตัวชี้วัด", *(style.number(y) for y in years), "การเปลี่ยนแปลง"]]
    for indicator in rules.load(2566).indicators:
        values = [truth[(AGENCY, y, "indicator", indicator.instrument, str(indicator.number))] for y in years]
        change = style.number(values[-1] - values[0])
        rows.append([indicator.instrument, indicator.name, *(style.number(v) for v in values), f"ลดลง {change}"])
    return rows


def by_instrument(truth: Truth, style: Style) -> Grid:
    """ลำดับ | หัวข้อ | เครื่องมือ | ข้อคำถาม | คะแนน | remark, instrument cells filled once a group."""
    rows = [
        *_title(next(iter(truth))[1]),
        ["ลำดับ", "หัวข้อ", "เครื่องมือการประเมิน", "ข้อคำถาม", "คะแนน", "การปรับปรุง/แก้ไข รักษาระดับ"],
    ]
    last = ""
    for n, (key, value) in enumerate(sorted(truth.items(), key=lambda pair: "ieo".index(pair[0][4][0]))):
        shown, last = (key[3] if key[3] != last else ""), key[3]
        first = ["๑", "หัวข้อทดสอบ"] if n == 0 else ["", ""]
        rows.append([*first, shown, f"ข้อ {style.code(key[4])}", style.number(value), "ข้อความ" if shown else ""])
    return rows


def with_wording(truth: Truth, style: Style) -> Grid:
    """ "i1 question" | score, with a sub-heading for each instrument."""
    rows = [*_title(next(iter(truth))[1]), ["ข้อคำถามแบบวัดการรับรู้ผู้มีส่วนได้เสียภายใน IIT", "คะแนน"]]
    last = "IIT"
    words = {"EIT": "แบบวัดการรับรู้ผู้มีส่วนได้เสียภายนอก EIT", "OIT": "แบบวัดการเปิดเผยข้อมูลสาธารณะ OIT"}
    for key, value in sorted(truth.items(), key=lambda pair: "ieo".index(pair[0][4][0])):
        if key[3] != last:
            rows.append([words[key[3]]])
            last = key[3]
        label = rules.load(2566).item(key[4]).label
        rows.append([f"{style.code(key[4])} {label}", style.number(value)])
    return rows


def sentences(truth: Truth, style: Style) -> Grid:
    """A heading a item, then "EIT Public ได้ … คะแนน และ EIT Survey ได้ … คะแนน"."""
    rows = [[f"รายงานผลการประเมิน ITA ของ{AGENCY} ประจำปีงบประมาณ พ.ศ. 2566"], []]
    for code in dict.fromkeys(key[4] for key in truth):
        one, two = (style.number(truth[(AGENCY, 2566, "item", part, code)]) for part in ("EIT1", "EIT2"))
        rows += [
            [f"๑.๑ การวิเคราะห์ประเด็นการประเมินข้อ {style.code(code)} {rules.load(2566).item(code).label}"],
            [],
            [f"ข้อเท็จจริงพบว่า EIT Public ได้ {one} คะแนน และ EIT Survey ได้ {two} คะแนน เทียบกับเกณฑ์ ๘๕ คะแนน"],
            [],
        ]
    return rows


two_years = st.builds(lambda a, b: {**a, **b}, indicators(2565), indicators(2566))
# Layout → the true scores that it can hold.
LAYOUTS: dict[Callable[[Truth, Style], Grid], st.SearchStrategy[Truth]] = {
    long: st.one_of(items(), indicators(), parts(), items(2564), two_years),
    standard: st.one_of(items(), indicators(), parts(), items(2562)),
    indicator_table: indicators(),
    grouped_indicators: indicators(2565),
    headless_indicators: indicators(),
    years_side_by_side: two_years,
    by_instrument: items(),
    with_wording: items(),
    sentences: parts(),
}


def sheet(grid: Grid, name: str = "") -> Sheet:
    """The cells of a grid, as reading a file would give them."""
    rows = []
    for r, values in enumerate(grid, 1):
        cells = tuple(Cell(v, address(r, c), r, c) if v else None for c, v in enumerate(values, 1))
        if any(cells):
            rows.append(cells)
    return Sheet("ทดสอบ.xlsx", name, tuple(rows))
