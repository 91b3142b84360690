"""Check of kind ``agency``: another agency's name, two districts or provinces for one agency, the own name damaged.

A name counts only where it cannot be general talk ("องค์การบริหารส่วนตำบลในพื้นที่"): what follows the kind of agency
must not begin with a word of a sentence. The own name damaged in copying is only told (info).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from itadash.assessment.finding import Finding
from itadash.reading.model import Sentence
from itadash.reading.words.agencies import KINDS, SHORT, Agency, parts, same_agency, whole_kinds
from itadash.reading.words.text import normalise

_SHORT = "|".join(re.escape(short) if short.startswith("อบ") else rf"(?<![ก-๙]){re.escape(short)}" for short in SHORT)
_NAME = r"\s?(?P<name>[ก-๙]{2,40})"
_ODD_SHORT = r"(?<![ก-๙])(?!อบ[จต]\.)อบ[ก-๙]{1,5}\."  # "อบรม.", "อบอุ่น." for อบต.
# words with which a sentence goes on after a kind of agency that is meant in general
_GENERAL = re.compile(
    r"(?:และ|หรือ|ที่|ซึ่ง|โดย|ใน|ของ|ให้|ได้|มี|เป็น|จะ|ต้อง|ควร|ไม่|เพื่อ|จึง|กับ|ตาม|ทุก|อื่น|ต่าง|เรา|แห่ง|ประจำ|นี้|นั้น|ดังกล่าว|จัด|ดำเนิน|กำหนด"
    r"|ประกาศ|ขอ|พบ|ยัง|ทั้ง|สามารถ|ร่วม|นำ|ใช้|ทำ|คือ|ทั่ว|ขนาด|ปรับ|พัฒนา|ส่งเสริม|ประชาสัมพันธ์|เผยแพร่|รายงาน|เอง|อย่าง|ก็|แต่|เมื่อ|หาก|เข้า|ออก|พร้อม"
    r"|ปลัด|สภา|เดิม|ใหม่|ดี|ด้วย|ต่อ|ว่า|แล้ว|จำนวน|รับ|ส่ง|ผู้|คณะ|สังกัด|เทศบาล|องค์การ|พ\.ศ|แบ่ง|เปิด|สร้าง|ตั้ง|ตรวจ|แก้|เพิ่ม|ลด|ดูแล|บริ"
    r"|แต่ง|วาง|จำเป็น|คาด|เห็น|ศึกษา|วิเคราะห์|แจ้ง|มอบ|กำกับ|ติดตาม|เสนอ|ขับ|ยก|รักษา|ทบทวน|ประชุม|ประสาน|ประเมิน|บรรลุ|ผ่าน|อยู่|เคย|ไป|มา|หลาย|บาง"
    r"|คน|ตำบล|หมู่บ้าน|ชุมชน|พื้นที่|ระดับ|ท้องถิ่น|ส่วน|กอง|สำนัก|งาน|หน่วย|นายก|พนักงาน|ข้าราชการ|ลูกจ้าง|ต้นแบบ|ข้างเคียง|ใกล้เคียง|ใด)"
)
_CUT = re.compile(
    r"(?:ประจำปี|ปีงบประมาณ|อำเภอ|จังหวัด|ได้|มี|จึง|โดย|ที่|และ|ซึ่ง|เพื่อ|ของ|เป็น|ควร|ต้อง|ใน|จะ|ไม่|ดำเนิน|กำหนด|ให้|เรื่อง|(?<!ตัว)อย่าง)"
)
# Words right before the name of an agency that is meant: a visit, an announcement of it, work with it.
_MEANT = re.compile(
    r"(?:(?:ศึกษา|ดูงาน|เยี่ยมชม|อบรม|ประชุม|สัมมนา|แลกเปลี่ยนเรียนรู้)[ก-๙\s]{0,20}(?:ณ|ที่|กับ|จาก)"
    r"|(?:ดูงาน|ร่วมกับ|จัดโดย)"
    r"|ตาม(?:ประกาศ|หนังสือ|คำสั่ง|ข้อบัญญัติ|เทศบัญญัติ|ระเบียบ|แนวทาง|ตัวอย่าง)[ก-๙\s]{0,20}?ของ)\s*$"
)
_BEFORE = 60  # characters before a name that may say so
_SUBJECT = re.compile(
    r"\s?(?:มีข้อจำกัด|มีผล|มีคะแนน|ได้คะแนน|ได้รับคะแนน|ได้ดำเนินการ|ได้ศึกษา|ได้เข้ารับ|ได้ตรวจสอบ|ประจำปี|ปีงบประมาณ)"
)
_DISTRICT_LINE = re.compile(
    r"(?:(?:ตำบล|แขวง)\s?[ก-๙]{2,30}\s?)?(?:อำเภอ|อ\.)\s?(?P<district>[ก-๙]{2,30})(?:\s+จังหวัด\s?[ก-๙]{2,30})?"
)
_PROVINCE_LINE = re.compile(r"(?:(?:อำเภอ|อ\.)\s?[ก-๙]{2,30}\s+)?(?:จังหวัด|จ\.)\s?(?P<province>[ก-๙]{2,30})")
_TITLE = re.compile(r"นาย(?:องค์การบริหารส่วน(?:ตำบล|จังหวัด)|เทศบาล(?:ตำบล|เมือง|นคร))")
_LONGEST_NAME = 20  # letters; a longer run is a sentence
_LONGEST_LINE = 120  # characters of a line that only names place and agency


def agency_findings(agency: str, sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """What does not fit ``agency`` (written out, one agency a file) in the texts of its file."""
    own = parts(agency)
    if not own.kind or len(own.name) < 2:
        return
    for sentence in sentences:
        yield from _names(own, sentence)
    yield from _places(own, sentences)
    for sentence in sentences:
        if match := _TITLE.search(normalise(sentence.text)):
            right = f"นายก{match.group()[3:]}" if "องค์การ" in match.group() else "นายกเทศมนตรี"
            message = f"“{match.group()}” น่าจะพิมพ์ตก ที่ถูกคือ “{right}”"
            yield Finding("info", "agency", None, "", match.group(), right, message, sentence.source)


def _names(own: Agency, sentence: Sentence) -> Iterator[Finding]:
    """Foreign names in one sentence, each once; the own name damaged likewise."""
    plain = normalise(sentence.text)
    damaged = dict(whole_kinds(plain)[1])  # as printed → as it should be
    kinds = "|".join(re.escape(kind) for kind in sorted((*KINDS, *damaged), key=len, reverse=True))
    told: set[str] = set()
    for match in re.finditer(rf"(?P<kind>{kinds}|{_SHORT}|{_ODD_SHORT}){_NAME}", plain):
        said = match["kind"]
        kind = damaged.get(said) or SHORT.get(said) or (said if said in KINDS else "")
        finding = _mention(own, said, kind, match["name"], plain, match.start("name"), sentence.source)
        if finding is not None and finding.printed not in told:
            told.add(finding.printed)
            yield finding


def _mention(own: Agency, said: str, kind: str, run: str, plain: str, at: int, source: str) -> Finding | None:
    """What one mention is: ``said`` the kind as printed, ``kind`` as it should be (or ``""``), ``run`` what follows."""
    right = f"{own.kind}{own.name}"
    if run.startswith(own.name):
        if kind not in ("", own.kind):
            return _foreign(f"{kind}{own.name}", right, False, source)
        return None if said in (own.kind, *SHORT) else _damaged(f"{said}{own.name}", right, source)
    lengths = range(max(2, len(own.name) - 2), len(own.name) + 3)
    alike = [run[:n] for n in lengths if n <= len(run) and same_agency(f"{said}{run[:n]}", right) == "damaged"]
    if alike:
        nearest = min(alike, key=lambda part: abs(len(part) - len(own.name)))
        return _damaged(f"{said}{nearest}", right, source)
    if not kind or _GENERAL.match(run):
        return None
    name = _cut(run)
    if not 3 <= len(name) <= _LONGEST_NAME:
        return None
    subject = bool(_SUBJECT.match(plain, at + len(name)))
    start = plain.rfind(said, 0, at)
    if not subject and _MEANT.search(plain[max(0, start - _BEFORE) : start].rstrip()):
        return None
    return _foreign(f"{kind}{name}", right, subject, source)


def _foreign(name: str, own: str, subject: bool, source: str) -> Finding:
    doubt = (
        "ในที่ที่ควรเป็นชื่อของหน่วยงานเอง น่าจะค้างมาจากเอกสารของหน่วยงานนั้น"
        if subject
        else "โปรดตรวจว่าตั้งใจกล่าวถึงหน่วยงานนั้น หรือค้างมาจากเอกสารอื่น"
    )
    message = f"เอกสารของ {own} มีชื่อหน่วยงานอื่น คือ “{name}” {doubt}"
    return Finding("error" if subject else "warning", "agency", None, "", name, own, message, source)


def _damaged(name: str, own: str, source: str) -> Finding:
    message = f"ชื่อหน่วยงาน “{name}” น่าจะพิมพ์ผิด ที่ถูกคือ “{own}”"
    return Finding("info", "agency", None, "", name, own, message, source)


def _cut(run: str) -> str:
    """The name at the beginning of a run of letters (Thai writes no spaces)."""
    match = _CUT.search(run, 3)
    return run[: match.start()] if match else run


def _places(own: Agency, sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Districts and provinces printed as the agency's own: on a line of their own, or right after its name."""
    for word, pattern, group in (("อำเภอ", _DISTRICT_LINE, "district"), ("จังหวัด", _PROVINCE_LINE, "province")):
        found = [place for sentence in sentences for place in _own_places(own, sentence, pattern, group)]
        counts = Counter(name for name, _ in found)
        if own.kind == KINDS[0] and group == "province":
            counts[own.name] += len(found) + 1  # the name of a provincial organisation is its province
        if len(counts) < 2:
            continue
        (right, most), (_, second) = counts.most_common(2)
        for name, source in dict(reversed(found)).items():
            if name == right and most > second:
                continue
            others = " และ ".join(f"“{word}{other}”" for other in counts if other != name)
            message = f"หน่วยงานเดียวกันพิมพ์ว่าอยู่ “{word}{name}” แต่ที่อื่นในเอกสารพิมพ์ว่า {others}"
            expected = f"{word}{right}" if most > second else ""
            yield Finding("warning", "agency", None, "", f"{word}{name}", expected, message, source)


def _own_places(own: Agency, sentence: Sentence, pattern: re.Pattern[str], group: str) -> Iterator[tuple[str, str]]:
    plain = normalise(sentence.text)
    if len(plain) <= _LONGEST_LINE and (match := pattern.fullmatch(plain)):
        yield match[group], sentence.source
        return
    for at in (m.end() for m in re.finditer(rf"{own.kind}\s?{re.escape(own.name)}\s+", plain)):
        if match := pattern.match(plain, at):
            yield match[group], sentence.source
