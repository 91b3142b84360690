"""Names of agencies and fiscal years in running text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from itertools import accumulate

from itadash.reading.words.agencies import KIND, expand, whole_kinds, written_out
from itadash.reading.words.text import arabic, normalise

_RUN_ON = r"(?:ประจำปี|ปีงบประมาณ|อำเภอ|จังหวัด|ได้เข้า|ได้รับ|ได้คะแนน|ได้ดำเนิน|มีผล|มีข้อ)"
_AGENCY = re.compile(rf"({KIND})\s?((?:(?!{_RUN_ON})[ก-๙]){{2,40}}(?:\s?\([ก-๙]{{2,20}}\))?)")
_PLACE = re.compile(r"(?<![ก-๙])(?:ตำบล|ต\.|อำเภอ|อ\.|จังหวัด|จ\.)\s?[ก-๙]+(?!\S)")
_LABEL = re.compile(
    rf"^(?:ชื่อ)?หน่วยงาน(?:ที่รับการประเมิน)?\s*(?::\s*(.{{0,80}})|\s((?:{KIND}|อบจ\.|อบต\.|ทต\.|ทม\.|ทน\.).{{2,60}}))?$"
)
_YEAR = re.compile(r"(?<!\d)(25[5-9]\d)(?!\d)")
_SHORT_YEAR = re.compile(r"^(?:ประจำ)?ปี(?:งบประมาณ)?\s*(?:พ\.ศ\.)?\s*'?([67]\d)$")
# "คะแนน EIT 2566", "IIT 2566": a title that names the year right behind what was assessed.
_OF_YEAR = re.compile(
    r"(?:สรุป|รายงาน)?(?:ผล)?(?:การ)?(?:ประเมิน|คะแนน|แบบวัด|แบบสำรวจ|แบบตรวจ)*\s*"
    r"(?:ITA|[IO]IT|EIT(?:\s*(?:[12]|\([12]\)|public|survey|ส่วนที่\s*[12]))?)\s*(?:พ\.ศ\.\s*)?(25[5-9]\d)(?!\d)",
    re.IGNORECASE,
)
# A file named in a column of sources says nothing of the agency.
_FILE_NAME = re.compile(r"\S{1,200}\.(?:xls[xmb]?|ods|docx?|pdf|html?|csv|tsv|txt)(?![A-Za-z])", re.IGNORECASE)
_DATE = re.compile(
    r"(?:\d{1,2}\s*)?(?:ม\.?ค\.?|ก\.?พ\.?|มี\.?ค\.?|เม\.?ย\.?|พ\.?ค\.?|มิ\.?ย\.?|ก\.?ค\.?|ส\.?ค\.?|ก\.?ย\.?|ต\.?ค\.?|พ\.?ย\.?|ธ\.?ค\.?"
    r"|[ก-๙]{1,9}(?:คม|ยน|พันธ์))\s*(?:พ\.ศ\.)?\s*25[5-9]\d"
)
# A year that figures are compared with: "ลดลงจากปี 2565", "เมื่อเทียบกับปีงบประมาณ พ.ศ. 2565".
_CHANGED = r"(?:เพิ่ม|ลด|สูง|ต่ำ|น้อย|มาก|ดี|เปลี่ยน)(?:สูง|ต่ำ|น้อย)?(?:ขึ้น|ลง|แปลง)?(?:จาก|กว่า)"
_COMPARED = re.compile(
    rf"(?:{_CHANGED}|เทียบ(?:เคียง)?กับ|เมื่อเทียบ|จาก(?:เดิม|คะแนน)?(?=\s*(?:ใน|เมื่อ|ของ)?\s*ปี)|จากเดิม)"
    r"[^\d,;]{0,60}?25[5-9]\d(?!\d)"
)
# A sentence about one item or indicator that prints its figure; a heading names the result and no figure of one.
_OF_ONE = re.compile(
    r"[^ก-๙A-Za-z\d]*(?:ตัวชี้วัด(?:ที่)?|(?:ข้อ(?:ที่|คำถาม(?:ที่)?)?)?\s*[ieoIEO][\s.\-]{0,2}\d).*\d{1,3}(?:\.\d{1,2}|\s*คะแนน)"
)


def without_compared_years(text: str) -> str:
    """``text`` (plain, with Arabic digits) without the years that it only compares with; every place stays."""
    return _COMPARED.sub(lambda match: re.sub(r"\d", "#", match[0]), text)


def label_value(text: str) -> str | None:
    """What follows the label "หน่วยงาน" in a cell (``""`` when the name is in the next cell), or ``None``."""
    match = _LABEL.match(normalise(text))
    return (match.group(1) or match.group(2) or "") if match else None


def main_agency(texts: Iterable[str]) -> str:
    """The agency that the texts name most often, or ``""``.

    Thai writes no spaces, so "…อ่างทองได้เข้ารับ" runs on: a name counts where it is followed by a space or an end,
    and every longer run that begins with it counts for it too.
    """
    runs: Counter[str] = Counter()
    followed: Counter[tuple[str, str]] = Counter()  # a run, and the letters behind a space after it
    for text in texts:
        if not re.search(r"องค|เทศ|อ\.?บ\.?[จต]|ท\.?[นมต]\.|[\u200b-\u200f\u2060\ufeff]", text):
            continue
        plain = written_out(whole_kinds(normalise(_FILE_NAME.sub(" ", text)))[0])
        for match in _AGENCY.finditer(plain):
            run = match.group(1) + match.group(2)
            runs[run] += 1
            if rest := re.match(r" ([ก-๙]+)", plain[match.end() :]):
                followed[run, rest.group(1)] += 1
    if not runs:
        return ""
    for (run, behind), count in followed.items():  # a name with a space in it, where a line was wrapped
        whole = next((other for other in runs if len(other) > len(run) and (run + behind).startswith(other)), "")
        if whole:
            runs[run] -= count
            runs[whole] += count
    runs += Counter()  # without those that are none
    ordered = sorted(runs)
    sums = list(accumulate((runs[run] for run in ordered), initial=0))

    def weight(name: str) -> int:
        """How many runs begin with ``name``: they stand together in sorted order."""
        return sums[bisect_left(ordered, name + "\uffff")] - sums[bisect_left(ordered, name)]

    return max((name for name in ordered if len(name) <= 60), key=lambda name: (weight(name), len(name)), default="")


def is_agency(name: str) -> bool:
    """True when the text begins with a kind of local government, written out or short."""
    return bool(re.match(KIND, expand(name)))


def years_in(text: str) -> list[int]:
    """Buddhist-era years 2550–2599 in the text, in order, digits of either kind; "ปี 66" alone is 2566."""
    plain = arabic(normalise(text))
    short = _SHORT_YEAR.match(plain)
    return [2500 + int(short.group(1))] if short else [int(year) for year in _YEAR.findall(plain)]


_COMMON_ERA = re.compile(r"(?<![a-z])ITA(?![a-z])\D{0,40}(20(?:19|2[0-3]))(?!\d)", re.IGNORECASE)


def common_era_year(text: str) -> int | None:
    """The Buddhist-era year of "ITA 2023" (2566); of 2562–2566, whose rules are known."""
    match = _COMMON_ERA.search(arabic(normalise(text)))
    return int(match.group(1)) + 543 if match else None


def result_year_of_heading(text: str) -> int | None:
    """The assessed year that a heading names.

    ``None`` for headings of measures, plans and targets (they run in the year after), for a range of years, for a year
    that is only part of a date or compared with ("ลดลงจากปี 2565"), and for a sentence that prints one item's figure.
    """
    plain = arabic(normalise(text))
    if len(plain) > 220 or re.search("มาตรการ|เป้าหมาย|ตั้งเป้า|คาดการณ์", plain) or re.match(r"[^ก-๙]*แผน", plain):
        return None
    of_year = _OF_YEAR.match(plain)
    if of_year and len(set(_YEAR.findall(plain))) == 1:
        return int(of_year.group(1))
    said = re.search(r"(?:ผลการประเมิน|ผลประเมิน|ผลคะแนน|คะแนน|ITA|วิเคราะห์)", plain)
    if not said:
        return None
    if _OF_ONE.match(plain):
        return None
    plain = without_compared_years(_DATE.sub(" ", plain))
    if re.search(r"25[5-9]\d\s*(?:-|–|ถึง|และ|กับ|,)\s*(?:ปี(?:งบประมาณ)?\s*)?(?:พ\.ศ\.\s*)?25[5-9]\d", plain):
        return None
    match = re.search(r"ปี[^\d]{0,30}(25[5-9]\d)(?!\d)", plain)
    return int(match.group(1)) if match else None


def year_label(text: str) -> bool:
    """True for a cell that only says "ปีงบประมาณ" (its year is in the next cell) or only names a fiscal year.

    The agency's name (and place) may stand before or after it: "เทศบาลตำบลทดสอบ อำเภอเมือง ปีงบประมาณ 2566".
    """
    plain = written_out(arabic(normalise(text)))
    plain = _PLACE.sub(" ", _AGENCY.sub(" ", plain)).strip()
    return bool(re.fullmatch(r"(?:ประจำ)?ปี(?:งบประมาณ)?\s*(?:พ\.ศ\.)?\s*:?\s*(?:25[5-9]\d|'?[67]\d)?", plain))
