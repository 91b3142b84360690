"""Check of kind ``narrative``: sentences that name the wrong year, instrument, indicator or section number.

No other kind of the contract fits these; all are warnings or infos, as no figure is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from itadash.assessment.figures import YearFigures
from itadash.assessment.finding import Finding
from itadash.assessment.sentence_subjects import numbered_names, plain, subjects
from itadash.measures.item_codes import printed
from itadash.reading.model import PrintedMeasure, Sentence
from itadash.rules import Rules

_RESULT_YEAR = re.compile(
    r"ผล(?:การ)?ประเมิน(?P<between>(?:(?!25\d\d).){0,120}?)(?:ประจำ)?ปี(?:งบประมาณ)?\s*(?:พ\.ศ\.)?\s*(?P<year>25\d\d)(?!\d)"
)
_NOT_OF_RESULT = re.compile(r"มาตรการ|แผน|ขับเคลื่อน|ไปสู่การปฏิบัติ|นำผล|เพื่อ|ปรับปรุง|วันที่|ครั้งที่|ยกระดับ|ดำเนินการใน")
_AIM_BEFORE = re.compile(r"(?:ยกระดับ|เพิ่ม|พัฒนา|เตรียม|รองรับ|ให้|สำหรับ|เป้าหมาย|คาด)[^ ]{0,20}$")
_INSTRUMENT_NAMES = (
    (re.compile(r"ส่วนได้(?:ส่วน)?เสียภายใน[^ก-๙A-Za-z]{0,6}(?P<said>EIT)"), "EIT", "การรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก"),
    (re.compile(r"ส่วนได้(?:ส่วน)?เสียภายนอก[^ก-๙A-Za-z]{0,6}(?P<said>IIT)"), "IIT", "การรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน"),
    (
        re.compile(r"(?:ส่วนได้(?:ส่วน)?เสียภายใน|ส่วนได้(?:ส่วน)?เสียภายนอก)[^ก-๙A-Za-z]{0,6}(?P<said>OIT)"),
        "OIT",
        "การเปิดเผยข้อมูลสาธารณะ",
    ),
    (re.compile(r"เปิดเผยข้อมูลสาธารณะ[^ก-๙A-Za-z]{0,6}(?P<said>IIT)"), "IIT", "การรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน"),
    (re.compile(r"เปิดเผยข้อมูลสาธารณะ[^ก-๙A-Za-z]{0,6}(?P<said>EIT)"), "EIT", "การรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก"),
)
_QUESTION = re.compile(r"ข้อคำถาม|ประเด็นการประเมิน\s*ข้อ|พิจารณาจาก")
_SECTION = re.compile(r"[\s#*]*(?P<number>\d{1,2}(?:\.\d{1,2}){1,3})[.)]?\s*(?=[ก-๙A-Za-z])")
_ROW = re.compile(r"\s*(?P<number>\d{1,2})[.)](?!\d)")


def naming_findings(
    sentences: Sequence[Sentence],
    measures: Sequence[PrintedMeasure],
    rules: Rules,
    years: Mapping[int, YearFigures],
) -> Iterator[Finding]:
    """All of the file; ``rules`` are those of the result year, ``years`` the years of which it prints figures."""
    for sentence in sentences:
        text = plain(sentence.text)
        yield from _result_year(sentence, text, rules.fiscal_year, years)
        yield from _wrong_indicator(sentence, text, rules)
        for number, own, words in numbered_names(text):
            if number != own:
                message = f"“{words}” เลขกับชื่อตัวชี้วัดไม่ตรงกัน ชื่อนี้คือตัวชี้วัดที่ {own}"
                yield _finding("warning", rules, str(own), words, f"ตัวชี้วัดที่ {own}", message, sentence.source)
    yield from _instrument_names(sentences, rules)
    yield from _section_numbers(sentences, rules)
    yield from _row_numbers(measures, rules)


def _finding(severity: str, rules: Rules, code: str, said: str, expected: str, message: str, source: str) -> Finding:
    return Finding(severity, "narrative", rules.fiscal_year, code, said, expected, message, source)


def _result_year(sentence: Sentence, text: str, main: int, years: Mapping[int, YearFigures]) -> Iterator[Finding]:
    """ "ผลการประเมิน … ปี 2567" where the file prints the result of 2566: the year of the measures, not of the result."""
    for match in _RESULT_YEAR.finditer(text):
        year = int(match["year"])
        if year != main + 1 or year in years or _NOT_OF_RESULT.search(match["between"]):
            continue
        if _AIM_BEFORE.search(text[: match.start()]):
            continue
        message = (
            f"ข้อความระบุว่าเป็นผลการประเมินปี {year} แต่คะแนนในไฟล์เป็นของปีงบประมาณ {main} "
            f"(ปี {year} เป็นปีของมาตรการที่ดำเนินการตามผลนั้น)"
        )
        yield Finding("warning", "narrative", main, "", str(year), str(main), message, sentence.source)
        return


def _wrong_indicator(sentence: Sentence, text: str, rules: Rules) -> Iterator[Finding]:
    """An item that is discussed under an indicator that it does not belong to."""
    named = subjects(text)
    items = [each for each in named if each.level == "item" and rules.item(each.key[1]) is not None]
    indicators = [each for each in named if each.level == "indicator" and not each.bare]
    if not items or len({each.key for each in indicators}) != 1 or indicators[0].start < items[0].start:
        return
    if not _QUESTION.search(text, 0, items[0].start + 1):
        return
    told = int(indicators[0].key[1])
    codes = tuple(dict.fromkeys(each.key[1] for each in items if each.start < indicators[0].start))
    own = {item.indicator for code in codes if (item := rules.item(code)) is not None}
    if told in own:
        return
    of = " และ ".join(f"ตัวชี้วัดที่ {n} {rules.indicator(n).name}" for n in sorted(own))
    message = f"ข้อ {printed(codes)} อยู่ใน{of} แต่ข้อความโยงกับตัวชี้วัดที่ {told} {rules.indicator(told).name}"
    yield _finding("warning", rules, codes[0], f"ตัวชี้วัดที่ {told}", of, message, sentence.source)


def _instrument_names(sentences: Sequence[Sentence], rules: Rules) -> Iterator[Finding]:
    """ "ผู้มีส่วนได้เสียภายใน EIT": one finding an error, with all its places."""
    texts = [(sentence.source, plain(sentence.text)) for sentence in sentences]
    for pattern, code, right in _INSTRUMENT_NAMES:
        places = {source: match.group() for source, text in texts if (match := pattern.search(text))}
        if places:
            first, said = next(iter(places.items()))
            shown = ", ".join(place.split(" › ")[-1] for place in places)
            more = f" (พบ {len(places)} แห่ง: {shown})" if len(places) > 1 else ""
            message = f"ชื่อแบบวัด “…{said}” ไม่ตรงกับตัวย่อ {code} คือแบบวัด{right}{more}"
            yield _finding("warning", rules, code, said, right, message, first)


def _section_numbers(sentences: Sequence[Sentence], rules: Rules) -> Iterator[Finding]:
    """Numbers of sections that do not follow on the one before: 1.2.1, then 2.2.2."""
    before: tuple[int, ...] = ()
    for sentence in sentences:
        match = _SECTION.match(plain(sentence.text)) if not sentence.table else None
        if match is None:
            continue
        number = tuple(int(part) for part in match["number"].split("."))
        right = (*before[:-1], before[-1] + 1) if before else ()
        if len(number) > 2 and len(number) == len(before) and number[0] == before[0] + 1 and number[1:] == right[1:]:
            said, expected = match["number"], ".".join(map(str, right))
            message = f"เลขหัวข้อ {said} ไม่ต่อจาก {'.'.join(map(str, before))} น่าจะเป็น {expected}"
            yield _finding("info", rules, "", said, expected, message, sentence.source)
        before = number


def _row_numbers(measures: Sequence[PrintedMeasure], rules: Rules) -> Iterator[Finding]:
    """Two measures of one topic under the same number."""
    seen: dict[tuple[int, int], str] = {}
    for measure in measures:
        match = _ROW.match(plain(measure.measure))
        if match is None:
            continue
        key = (measure.topic, int(match["number"]))
        if key in seen and measure.topic:
            message = f"มาตรการสองรายการของประเด็นที่ {measure.topic} ใช้ลำดับที่ {key[1]} ซ้ำกัน ({seen[key]})"
            yield _finding("info", rules, "", f"{key[1]}.", f"{key[1] + 1}.", message, measure.source)
        seen.setdefault(key, measure.source)
