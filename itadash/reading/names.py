"""Names of agencies and fiscal years in running text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from itadash.reading.text import arabic, normalise

_KIND = r"(?:องค์การบริหารส่วนจังหวัด|องค์การบริหารส่วนตำบล|เทศบาลนคร|เทศบาลเมือง|เทศบาลตำบล)"
_SHORT = {
    "อบจ.": "องค์การบริหารส่วนจังหวัด",
    "อบต.": "องค์การบริหารส่วนตำบล",
    "ทน.": "เทศบาลนคร",
    "ทม.": "เทศบาลเมือง",
    "ทต.": "เทศบาลตำบล",
}
_AGENCY = re.compile(rf"({_KIND})\s?([ก-๙]{{2,40}}(?:\s?\([ก-๙]{{2,20}}\))?)")
_LABEL = re.compile(
    rf"^(?:ชื่อ)?หน่วยงาน(?:ที่รับการประเมิน)?\s*(?::\s*(.{{0,80}})|\s((?:{_KIND}|อบจ\.|อบต\.|ทต\.|ทม\.|ทน\.).{{2,60}}))?$"
)
_YEAR = re.compile(r"(?<!\d)(25[5-9]\d)(?!\d)")


def expand(name: str) -> str:
    """An agency's name, normalised, with the kind written out ("อบต.เขิน" → "องค์การบริหารส่วนตำบลเขิน")."""
    name = normalise(name).strip(" :.-")
    for short, full in _SHORT.items():
        if name.startswith(short):
            return full + name[len(short) :].strip()
    return re.sub(rf"^({_KIND})\s+", r"\1", name)


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
    for text in texts:
        plain = normalise(text)
        for short, full in _SHORT.items():
            plain = plain.replace(short, full)
        for match in _AGENCY.finditer(plain):
            runs[match.group(1) + match.group(2)] += 1
    if not runs:
        return ""
    names = [name for name in runs if len(name) <= 60]
    weight = {name: sum(count for run, count in runs.items() if run.startswith(name)) for name in names}
    return max(names, key=lambda name: (weight[name], len(name)), default="")


def years_in(text: str) -> list[int]:
    """Buddhist-era years 2550–2599 in the text, in order, digits of either kind."""
    return [int(year) for year in _YEAR.findall(arabic(text))]


def result_year_of_heading(text: str) -> int | None:
    """The assessed year that a heading names; ``None`` for headings of measures, which run in the year after."""
    plain = arabic(normalise(text))
    if len(plain) > 220 or "มาตรการ" in plain or "ปี" not in plain:
        return None
    if not re.search(r"ผลการประเมิน|ผลประเมิน|ผลคะแนน|คะแนน|ITA|วิเคราะห์", plain):
        return None
    years = years_in(plain)
    return years[-1] if years else None


def year_label(text: str) -> bool:
    """True for a cell that only says "ปีงบประมาณ" (its year is in the next cell) or only names a fiscal year."""
    return bool(re.fullmatch(r"(?:ประจำ)?ปี(?:งบประมาณ)?\s*(?:พ\.ศ\.)?\s*:?\s*(?:25[5-9]\d)?", arabic(normalise(text))))
