"""What one column of a table holds, told from the texts of its heading."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from itadash.reading.layouts.heading_paths import Path
from itadash.reading.words.codes import part_in
from itadash.reading.words.names import expand, is_agency, years_in
from itadash.reading.words.text import arabic, normalise, squeeze

# Words of columns and rows that hold numbers which are no scores.
NOT_A_SCORE = re.compile(
    r"เปลี่ยนแปลง|ผลต่าง|ส่วนต่าง|ช่องว่าง|เพิ่มขึ้น|ลดลง|เพิ่ม/ลด|เพิ่ม-ลด|ร้อยละ|%|เป้าหมาย|ตั้งเป้า|เกณฑ์|อันดับ|จำนวน|ผู้ตอบ|เต็ม|สูงสุด|ต่ำสุด|คาดการณ์"
    r"|ถ่วง|น้ำหนัก|^ผลคูณ|ปีก่อน|ปีที่แล้ว|ปีที่ผ่านมา|(?:เฉลี่ย|คะแนน).{0,200}(?:ประเทศ|จังหวัด|อำเภอ|ทั้งหมดของ)|หมายเหตุ"
)
_CHANGE = re.compile(r"เปลี่ยนแปลง|ผลต่าง|ส่วนต่าง|เพิ่มขึ้น|ลดลง|เพิ่ม/ลด|เพิ่ม-ลด|เพิ่มลด")
_NO_CHANGE = re.compile(r"เป้า|เกณฑ์|เฉลี่ย|ประเทศ|จังหวัด|อันดับ|public|survey|คาดการณ์|จำนวน")
_WEIGHT = re.compile(r"ถ่วง|น้ำหนัก|^ผลคูณ")
_UNWEIGHTED = re.compile(r"\(?(?:ก่อน|ไม่|ยังไม่|ไม่ได้)(?:มีการ)?ถ่วง(?:น้ำหนัก)?\)?")
# "คะแนน (ร้อยละ)", "คะแนน (เต็ม 100 คะแนน)" are scores out of 100.
_OF_HUNDRED = re.compile(r"\((?:คิดเป็น)?(?:ร้อยละ|%|(?:คะแนน)?เต็ม100(?:คะแนน)?|100(?:คะแนน)?)\)|จากคะแนนเต็ม100(?:คะแนน)?")
_ROLES: tuple[tuple[str, str], ...] = (
    ("ignore", r"รับผิดชอบ|เจ้าภาพ"),
    ("agency", r"^(?:ราย)?(?:ชื่อ)?(?:หน่วยงาน|อปท\.?$|องค์กรปกครอง)|^agency$|^อปท"),
    ("ignore", NOT_A_SCORE.pattern + r"|ปรับปรุง/แก้ไข|รักษาระดับ|^ลำดับที่ได้|ไม่ผ่าน"),
    ("ordinal", r"^(?:ที่|ลำดับ(?:ที่)?|no\.?|#)$"),
    ("year", r"^(?:(?:ประจำ)?ปี(?:ที่)?(?:งบประมาณ|ประเมิน)*(?:พ\.ศ\.?)?|พ\.ศ\.?|fiscal_?year|year)$"),
    ("part", r"^(?:eit)?ส่วน(?:ที่)?(?:eit)?$|^part$|^ช่องทาง(?:การตอบ)?$|^กลุ่มผู้ตอบ(?:แบบ\w*)?$"),
    ("rating", r"^ระดับ(?:ผล|คะแนน|การประเมิน|คุณภาพ|ที่ได้|ita)|^ผล(?:การประเมิน)?ระดับ|^เกรด|^rating|^grade"),
    ("score", r"^(?:ผล|ค่า)?คะแนน|\(?คะแนน\)?$|^score$|^ผล(?:การ)?ประเมิน(?:ที่ได้|ita)?(?:\(คะแนน\))?$|^ผล$"),
    ("level", r"^ระดับ(?:ข้อมูล)?$|^level$"),
    ("instrument", r"^(?:เครื่องมือ|แบบสำรวจ|แบบวัด|แบบตรวจ)|^แบบ$|^instrument$"),
    ("code", r"^รหัส|^(?:เลขที่|หมายเลข|เลข)?ข้อ(?:คำถาม)?(?:ที่)?$|^ข้อคำถาม|^ข้อ/|^code$"),
    ("indicator", r"^(?:ตัวชี้วัด|ตชว\.?)ที่$|^ตชว\.?$"),
    ("name", r"^รายการ|^รายละเอียด|^ตัวชี้วัด|^ประเด็น|^หัวข้อ|^ชื่อตัวชี้วัด|^เนื้อหา|^ข้อมูล/|คำถาม$|^name$"),
)
_LONG = 30  # characters of a heading of agencies, and less than the words of a question have
_ONLY_A_YEAR = re.compile(r"^(?:ผล|คะแนน|ที่ได้|การประเมิน|ita|iit|oit|ประจำ|ปี|งบประมาณ|พ\.ศ\.|[():.\s'])*$")
_OF_INSTRUMENT = re.compile(r"^(?:ผล|ค่า)*(?:คะแนน)?(?:เฉลี่ย)?(?:ราย|ของ|แต่ละ|ตาม)?(?:เครื่องมือ|แบบวัด|แบบสำรวจ)(?:ที่ได้)?$")
# Headings of scores, or of shares of something else: only the cells below can tell.
_MAYBE = re.compile(
    r"^(?:ค่า|ผล(?:การ)?)*(?:คะแนน|ประเมิน|เฉลี่ย)*\(?(?:คิดเป็น)?(?:ร้อยละ|%)\)?(?:ที่ได้(?:รับ)?|ของคะแนน(?:ที่ได้)?)?$|^(?:ค่า)?เฉลี่ย$"
)
_PLAIN_SCORE = re.compile(r"^(?:ผล)?คะแนน(?:ที่ได้|ที่ได้รับ|ประเมิน|ผลการประเมิน|เฉลี่ย)?$|^score$")


# Why a column that looks like scores is none, the first that its heading says.
_REASONS = (
    (r"ร่าง|เบื้องต้น|ไม่เป็นทางการ", "เป็นคะแนนร่าง และมีช่องคะแนนจริงอยู่แล้ว"),
    (r"เป้า|เกณฑ์", "เป็นเป้าหมายหรือเกณฑ์"),
    (r"คาดการณ์", "เป็นคะแนนที่คาดการณ์"),
    (r"ประเทศ|จังหวัด|อำเภอ|ทั้งหมดของ", "เป็นค่าเฉลี่ยของหลายหน่วยงาน"),
    (r"ปีก่อน|ปีที่แล้ว|ปีที่ผ่านมา", "ไม่บอกว่าเป็นคะแนนของปีใด โปรดพิมพ์ปีงบประมาณที่หัวช่อง"),
    (r"สูงสุด|ต่ำสุด", "เป็นค่าสูงสุดหรือต่ำสุด"),
)


def aside(columns: Iterable[str]) -> dict[str, list[str]]:
    """Why columns with these headings are not read (Thai, behind "เพราะ") → the headings."""
    reasons: dict[str, list[str]] = {}
    for words in columns:
        plain = squeeze(words)
        why = next((reason for pattern, reason in _REASONS if re.search(pattern, plain)), "")
        if not why:
            why = "มีช่องคะแนนอื่นที่ชัดกว่า" if role_of(plain) == "score" else "ไม่ใช่คะแนน 0–100"
        reasons.setdefault(why, []).append(words)
    return reasons


@dataclass(frozen=True)
class Meaning:
    """What a heading says.

    ``kind`` is ``score`` · ``change`` · ``weighted`` (points of the total) · ``weight`` · ``maximum`` · ``rating`` ·
    ``ignore`` · the role of a column that is no number's (``agency``, ``year``, ``code`` …) · ``""``. ``plain`` is true
    for a heading that says no more than "คะแนน" besides year and part; ``unweighted`` for one that says so.
    """

    kind: str
    words: str
    years: tuple[int, ...] = ()
    part: str = ""
    agency: str = ""
    plain: bool = False
    unweighted: bool = False
    maybe: bool = False  # "ร้อยละ", "ค่าเฉลี่ย": a score if nothing else is

    @property
    def of_instrument(self) -> bool:
        """True for "คะแนนรายแบบวัด": beside another column of scores it holds those of the instruments."""
        return self.kind == "score" and bool(_OF_INSTRUMENT.match(squeeze(self.words)))

    @property
    def hint(self) -> str:
        """``points`` of the total or out of a ``hundred``, where the heading says so."""
        if self.kind == "weighted":
            return "points"
        return "hundred" if self.unweighted or _OF_HUNDRED.search(squeeze(self.words)) else ""

    @property
    def year(self) -> int | None:
        """The one year that is named."""
        return self.years[0] if len(self.years) == 1 else None


def role_of(plain: str) -> str:
    """The role that squeezed words name, or ``""``."""
    words = _OF_HUNDRED.sub("", plain) if "คะแนน" in plain else plain
    if len(words) > _LONG and words.startswith("หน่วยงาน"):
        return ""  # the words of a question: "หน่วยงานของท่าน ใช้จ่ายงบประมาณ…"
    return next((role for role, pattern in _ROLES if re.search(pattern, words)), "")


_SHORT_YEAR = re.compile(r"(?:.*[^ก-๙\d])?(?:ประจำ)?ปี(?:งบประมาณ)?\s?(?:พ\.ศ\.\s?)?'?(6[2-9])")


def _short_year(words: str) -> list[int]:
    """The year of "ข้อคำถาม IIT ปี 66"."""
    match = _SHORT_YEAR.fullmatch(arabic(normalise(words)))
    return [2500 + int(match[1])] if match else []


def meaning(path: Path) -> Meaning:
    """What a column with these texts above it holds."""
    words = " ".join(path)
    plain = squeeze(words)
    unweighted = bool(_UNWEIGHTED.search(plain))
    plain = _UNWEIGHTED.sub("", plain)
    years = tuple(dict.fromkeys(year for part in path for year in years_in(part) or _short_year(part)))
    own = squeeze(path[-1]) if len(path) > 1 else ""
    role = role_of(plain)
    if own and role != "ignore":
        role = role_of(own) or role
    part = part_in(plain) or ("EIT" if plain.startswith("eit") and role != "part" else "")
    if own and role == "instrument" and part in ("EIT1", "EIT2"):
        role = ""  # "แบบวัด EIT" over "Public"
    without_year = re.sub(r"(?:ประจำ)?ปี(?:งบประมาณ)?(?:พ\.ศ\.)?'?(?:25)?\d\d|25[5-9]\d", "", plain)
    maybe = len(years) <= 1 and bool(_MAYBE.match(without_year))
    if role == "ignore":
        return Meaning(_ignored(plain), words, years, part, maybe=maybe)
    bare = re.sub(r"(?:25)?\d\d", "", plain)
    agency = next((expand(text) for text in path if is_agency(text)), "")
    score = role == "score" and len(years) <= 1
    if (len(years) == 1 and _ONLY_A_YEAR.match(bare)) or score or (part and role in ("", "score")):
        is_plain = bool(
            _PLAIN_SCORE.match(_OF_HUNDRED.sub("", without_year) if "คะแนน" in without_year else without_year)
        )
        year = years if len(years) == 1 else ()
        return Meaning("score", words, year, part, agency, is_plain or unweighted, unweighted)
    if agency and role == "":
        return Meaning("score", words, years, part, agency)
    return Meaning(role, words, years, part, maybe=maybe and role == "")


def _ignored(plain: str) -> str:
    """What a column of numbers that are no scores holds."""
    if _WEIGHT.search(plain):
        return "weighted" if re.search(r"คะแนน|ถ่วง|ผลคูณ|iit|eit|oit", plain) else "weight"
    if re.search(r"เต็ม|คะแนนสูงสุด", plain):
        return "maximum"
    if _CHANGE.search(plain) and not _NO_CHANGE.search(plain):
        return "change"
    return "ignore"
