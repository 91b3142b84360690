from __future__ import annotations

import csv
import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from pythainlp.tokenize import word_tokenize

from itadash import rules
from itadash.measures import library, units
from itadash.measures.library import Entry

ITEMS = rules.load(2566).items
TEXTS = ("title", "method", "finding", "check", "due", "steps", "evidence")


def texts_of(entry: Entry) -> Iterator[str]:
    for name in TEXTS:
        value = getattr(entry, name)
        yield from value if isinstance(value, tuple) else [value] if value else []


def every_text() -> list[str]:
    """All texts that a draft can hold, once."""
    found = [text for entry in library.entries().values() for text in texts_of(entry)]
    found += [text for cure in library.cures().values() for text in (cure.title, cure.method) if text]

    def inside(value: object) -> Iterator[str]:
        if isinstance(value, dict):
            for inner in value.values():
                yield from inside(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from inside(inner)
        elif isinstance(value, str):
            yield value

    found += [text for text in inside(dict(library.broad())) if re.search("[ก-๙]", text)]
    return list(dict.fromkeys(found))


# complete ---------------------------------------------------------------------------------------------------------


def test_every_item_of_2566_has_one_entry_of_its_own() -> None:
    assert len(ITEMS) == 88
    assert set(library.entries()) == {item.code for item in ITEMS}
    assert all(entry.items == (code,) for code, entry in library.entries().items())
    assert all(entry.fiscal_year == 2566 for entry in library.entries().values())


@pytest.mark.parametrize("code", [item.code for item in ITEMS])
def test_an_entry_says_everything(code: str) -> None:
    entry = library.entries()[code]
    assert min(len(entry.title), len(entry.method), len(entry.finding), len(entry.check)) > 15
    assert 3 <= len(entry.steps) <= 5
    assert len(entry.evidence) >= 3
    assert entry.units
    assert set(entry.units) <= set(units.roles())
    assert entry.source
    timed = [step for step in entry.steps if re.search(r"เดือน|วัน|ทุก|ตลอดปี|ไตรมาส|ครั้ง|ก่อน", step)]
    assert len(timed) >= len(entry.steps) - 1, "a step says when"


def test_no_two_entries_say_the_same() -> None:
    for name in ("title", "method", "finding"):
        counts = Counter(getattr(entry, name) for entry in library.entries().values())
        assert [text for text, count in counts.items() if count > 1] == []
    assert (
        len({entry.steps for entry in library.entries().values()}) >= 86
    )  # i4 and e4: one misdeed, seen from two sides


def test_disclosures_say_when_they_are_due() -> None:
    assert [code for code, entry in library.entries().items() if code[0] == "o" and not entry.due] == []
    due = {code: library.entries()[code].due for code in ("o11", "o12", "o37")}
    assert "เดือนตุลาคม {result_year}" in due["o11"]
    assert "เดือนเมษายน {work_year}" in due["o12"]
    assert "เดือนเมษายน {work_year}" in due["o37"]


# what cures what --------------------------------------------------------------------------------------------------

# What assessors and agencies say proves the cure: the items that their recommendations for FY2566 refer to.
PROVED_BY = {
    "e1": {"o14", "o15"},
    "e3": {"o41"},
    "e9": {"o8", "o9"},
    "e10": {"o28"},
    "e11": {"o17"},
    "e12": {"o7", "o9", "o13", "o14", "o15"},
    "e13": {"o18"},
    "e14": {"o30"},
    "i17": {"o34", "o35"},
    "i27": {"o39", "o40", "o41"},
}


def test_what_proves_the_cure() -> None:
    assert {code: set(library.entries()[code].proves) for code in PROVED_BY} == PROVED_BY
    codes = {item.code for item in ITEMS}
    for code, entry in library.entries().items():
        assert entry.proves
        assert set(entry.proves) <= codes
        assert all(proof.startswith("o") for proof in entry.proves)
        if code.startswith("o"):
            assert entry.proves == (code,)


# Worked by hand: the OIT items whose data come out of a step ("cure.step").
SHOWN_BY = {
    "service-time.staff_manual": "o14",
    "service-time.public_manual": "o15",
    "fair-service.criteria": "o14 o15",
    "fair-service.online": "o18",
    "responsible.appraise": "o41",
    "no-bribes.declare": "o31",
    "no-bribes.register": "o33",
    "no-bribes.lessons": "o32",
    "no-bribes.report": "o28",
    "satisfaction.annual": "o17",
    "simplify.manual": "o14 o15",
    "simplify.compare": "o7 o9 o13",
    "public-benefit.reason": "o11",
    "public-benefit.needs": "o30",
    "public-benefit.result": "o7 o13",
    "e-service.build": "o18",
    "participation.report": "o30",
    "news.post": "o7 o9",
    "feedback.place": "o8",
    "feedback.announce": "o9",
    "answers.person": "o9",
    "answers.faq": "o8",
    "property-use.guide": "o14",
    "property-use.risk": "o34",
    "property-use.inspect": "o35",
    "property-lending.review": "o14",
    "property-lending.outside": "o15",
    "budget-openness.sheet": "o11",
    "budget-openness.monthly": "o12",
    "budget-openness.propose": "o11",
    "budget-openness.team": "o12",
    "spending.risk": "o34",
    "spending.publish": "o11",
    "spending.track": "o12",
    "spending.audit": "o35",
    "spending.tell": "o13",
    "claims.spot": "o35",
    "claims.risk": "o34",
    "procurement.notice": "o20",
    "procurement.monthly": "o21",
    "procurement.spread": "o22",
    "fair-hr.terms": "o25",
    "fair-hr.duties": "o24",
    "fair-hr.training": "o25",
    "fair-hr.openness": "o24 o25",
    "fair-hr.feedback": "o24",
    "fair-hr.history": "o24",
    "fair-hr.appeal": "o23",
    "orders.rule": "o40",
    "orders.sign": "o41",
    "orders.risk": "o34",
    "orders.control": "o35",
    "ethics.circulate": "o39",
    "ethics.dos": "o40",
    "ethics.appraise": "o41",
    "leadership.declare": "o31",
    "leadership.join": "o32",
    "prevention-plan.plan": "o36",
    "prevention-plan.run": "o38",
    "prevention-plan.half": "o37",
    "ita-use.measures": "o42",
    "ita-use.track": "o43",
    "complaints.guide": "o27",
    "complaints.channel": "o28",
    "complaints.count": "o29",
    "transparency.ask": "o42",
    "transparency.observe": "o30",
    "transparency.tell": "o43",
}


def test_steps_lead_to_every_proof() -> None:
    folder = Path(library.__file__).parent
    cures = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("topic_*.toml"))]
    unreached = {
        code: sorted(unshown)
        for cure in cures
        for name, table in cure.items()
        for code, item in table["items"].items()
        if (unshown := set(item.get("proves", ())) - shown(name, item["steps"]))
    }
    assert unreached == {}


def shown(cure: str, steps: list[str]) -> set[str]:
    return {code for step in steps for code in SHOWN_BY.get(f"{cure}.{step}", "").split()}


TOGETHER = [
    ("i7", "i8"),
    ("i19", "i21", "i24"),
    ("e6", "e7"),
    ("e13", "o18"),
    ("e14", "o30"),
    ("e11", "o17"),
    ("o11", "o12", "o13"),
    ("o14", "o15", "e1", "i1"),
    ("o31", "o32", "o33"),
    ("o34", "o35"),
    ("o36", "o37", "o38"),
    ("o39", "o40", "o41", "i27"),
    ("o42", "o43", "i28"),
]


@pytest.mark.parametrize("codes", TOGETHER)
def test_items_with_one_cure(codes: tuple[str, ...]) -> None:
    assert len({library.entries()[code].cure for code in codes}) == 1


@pytest.mark.parametrize(
    ("first", "second"), [("i13", "i7"), ("e2", "e12"), ("i17", "o34"), ("o4", "o1"), ("i26", "i30")]
)
def test_items_with_cures_of_their_own(first: str, second: str) -> None:
    assert library.entries()[first].cure != library.entries()[second].cure


def test_cures_hold_what_their_items_need() -> None:
    members = Counter(entry.cure for entry in library.entries().values())
    assert set(members) == set(library.cures())
    for name, cure in library.cures().items():
        used = {step for e in library.entries().values() if e.cure == name for step in e.steps}
        assert set(cure.steps) == used, "no step that no item needs"
        assert len(cure.steps) <= 10, "a merged measure stays readable"
        assert bool(cure.title and cure.method) == (members[name] > 1)


def test_steps_stand_in_the_order_of_the_cure() -> None:
    for code, entry in library.entries().items():
        order = library.cures()[entry.cure].steps
        assert list(entry.steps) == sorted(entry.steps, key=order.index), code


def test_dated_steps_of_a_cure_stand_in_the_order_of_the_year() -> None:
    months = ["ตุลาคม", "พฤศจิกายน", "ธันวาคม", "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน"]
    months += ["กรกฎาคม", "สิงหาคม", "กันยายน"]
    for name, cure in library.cures().items():
        ends = [re.search(r"ภายใน(?:สัปดาห์แรกของ)?เดือน(\S+) \{(\w+)\}[^{]*$", step) for step in cure.steps]
        places = [months.index(match.group(1)) for match in ends if match]
        assert places == sorted(places), (name, places)
        for match in ends:
            if match:
                autumn = match.group(1) in months[:3]
                assert match.group(2) == ("result_year" if autumn else "work_year"), (name, match.group())


def test_no_step_lies_outside_the_fiscal_year_of_the_measures() -> None:
    for text in every_text():
        for month, year in re.findall(r"(\S+?) \{(\w+_year)\}", text):
            autumn = month.endswith(("ตุลาคม", "พฤศจิกายน", "ธันวาคม"))
            named = autumn or month.endswith(("คม", "ยน", "พันธ์"))
            if named:
                assert year == ("result_year" if autumn else "work_year"), text


def test_topics_that_entries_ask_for_are_topics_of_their_items() -> None:
    topics = rules.load(2566)
    for code, entry in library.entries().items():
        if entry.topic:
            assert entry.topic in {topic.number for topic in topics.topics_of(code)}


def test_a_finding_leaves_the_therefore_to_the_sentence() -> None:
    """What the scores say ends at the first "จึง": keeping a measure for another year takes it off there."""
    assert [code for code, entry in library.entries().items() if "จึง" in entry.finding] == []


def test_entries_tell_where_they_are_from() -> None:
    verified = {code for code, entry in library.entries().items() if entry.verified}
    assert {"e1", "i7", "o12", "o43", "o28", "o31"} <= verified
    assert not {"o1", "o42", "i4", "e15"} & verified


# other years ------------------------------------------------------------------------------------------------------


def test_other_years_take_the_texts_of_their_indicators() -> None:
    needed = {"method", "units", "steps", "check", "evidence"}
    indicators = library.broad()["indicator"]
    assert {number for number, e in indicators.items() if needed <= set(e)} == {str(n) for n in range(1, 11)}
    groups = library.broad()["subindicator"]
    assert all(needed <= set(entry) for group in groups.values() for entry in group.values())
    for fiscal_year in (2564, 2565):
        subs = {sub.code for sub in rules.load(fiscal_year).subindicators}
        assert subs == {*groups["all"], *groups["2564-2565"]}
    item = rules.load(2565).item("i7")
    assert item is not None
    assert library.entry(item, 2565).title.startswith("ยกระดับคะแนนข้อ I7 ")
    assert library.entry(item, 2566) == library.entries()["i7"]
    assert library.entry(item, 2565).steps == tuple(indicators["2"]["steps"])


# the words --------------------------------------------------------------------------------------------------------

# Slips that published measures of FY2564–FY2566 hold, and others of their kind.
SLIPS = (
    "คุ่มค่า|สดวก|ปังปประมาณ|บ้ายประชา|มีมี|พฤติกรรมกรรม|อย่างน้อยเพียงใด|กองยุทธ์|ประชาสัมพันธุ์|เวปไซ|เว็ปไซ|เว็บไซด์|อินเตอร์เน็ต"
    "|ลิ้งก์|ลิ้งค์|ลิงค์|คลิ๊ก|เฟสบุ๊|ดุลยพินิช|อนุญาติ|สังเกตุ|ผลลัพท์|กฏหมาย|กฏ |ปรากฎ|ประสิทธิ์ภาพ|โครงการณ์"
    "|กิจกรรมณ์|ผู้บริการ(?!$)|เพิ่่ม|(?<!หน้า)ที่ที่"
)


@pytest.mark.parametrize("text", every_text())
def test_words_are_correct_and_finished(text: str) -> None:
    places = set(re.findall(r"\{([^}]*)\}", text))
    assert places <= {"result_year", "work_year", "next_year", "code", "label"}
    assert not re.search(r"\.\.|…|xx|__|TODO|\(ระบุ|\(ใส่|\[|\]|<|>", text)
    assert not re.search("[๐-๙]", text), "digits are Arabic here; documents turn them Thai"
    assert not re.search("เเ|\u0e4d\u0e32|\u200b|  |[่-๋]{2}|[ัิ-ู]{2}| $|^ ", text)
    assert unicodedata.normalize("NFC", text) == text
    assert not re.search(SLIPS, text)
    assert text.count("(") == text.count(")")
    assert not re.search(r"(?<! )ๆ|ๆ(?! |$)", text), "ๆ stands between spaces"
    assert not re.search(r"(\b\S{4,}) \1\b", text)


@pytest.mark.parametrize("text", every_text())
def test_no_agency_person_or_unit_is_named(text: str) -> None:
    """Units come from the roles, so that each kind of agency gets its own."""
    assert not re.search(r"เทศบาล|อบต\.|อบจ\.|ตำบล|อำเภอ|จังหวัด|นายก|นาย |นางสาว", text)
    assert not re.search(r"กอง(?!ทุน)|สำนักปลัด|งานการเจ้าหน้าที่|งานพัสดุ|งานประชาสัมพันธ์", text)


RUN = 8  # words


def _words(text: str) -> list[str]:
    return [word for word in word_tokenize(text, engine="newmm", keep_whitespace=False) if word.strip()]


def _runs(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[k : k + RUN]) for k in range(len(words) - RUN + 1)}


@pytest.mark.references
def test_no_sentence_is_copied(references: Path) -> None:
    """No run of eight or more words is in common with a published document or a recommendation of an assessor."""
    printed: set[tuple[str, ...]] = set()
    documents = sorted((references / "seeds").glob("*.txt"))
    assert len(documents) >= 4
    for document in documents:
        plain = re.sub(r"<[^>]+>|[*#|_]", " ", document.read_text(encoding="utf-8"))
        printed |= _runs(_words(plain))
    with (references / "ita-items-2566.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            printed |= _runs(_words(row["recommendation_th"])) | _runs(_words(row["wording_th"]))
    assert len(printed) > 10_000
    # the measure itself: the check finds a sentence that is printed
    assert _runs(_words("รายงานผลให้ผู้บริหารทราบเมื่อดำเนินการแล้วเสร็จ")) <= printed
    labels = {item.label for item in ITEMS if item.instrument == "OIT"}  # official names may be said
    copied = {
        "".join(run): text
        for text in every_text()
        for part in re.split(r"\{\w+\}", text)
        for run in _runs(_words(part)) & printed
        if not any("".join(run) in "".join(label.split()) for label in labels)
    }
    assert copied == {}
