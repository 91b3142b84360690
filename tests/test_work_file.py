"""A work file holds the whole work, and a hostile one harms nothing."""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from itadash import work_file
from itadash.analysis import record
from itadash.analysis.record import Analysis, Overrule
from itadash.documents import details
from itadash.measures import model, progress
from itadash.measures.library import own
from itadash.measures.model import Measure, MeasuresTable
from itadash.reading import InputFile, answers, kept
from itadash.reading.files.cells import Reader
from itadash.store import Store, open_store
from itadash.work_file import WorkFile, WorkFileError, is_work_file, pack, read_file, unpack

SAMPLE = Path(__file__).parents[1] / "data" / "sample" / "ตัวอย่าง-เทศบาลตำบลสมมติ.xlsx"
AGENCY = "เทศบาลตำบลตัวอย่าง (สมมติ)"
NOW = datetime(2026, 11, 28, 8, tzinfo=UTC)
TABLE = MeasuresTable(
    AGENCY,
    2566,
    (Measure("a", 1, ("i1", "o18"), "มาตรการ\nสองบรรทัด", owner="สำนักปลัด"), Measure("b", measure="=SUM(A1)")),
    form="A2",
    headings=((0, "หัวคอลัมน์ของเรา"),),
    progress=(progress.ProgressEntry("a", "6", progress.Status.DONE, "ทำแล้ว", ("http://example.go.th",)),),
)
_ENTERED = {
    f"measures/{AGENCY}/2566": model.to_json(TABLE),
    f"measures/{AGENCY}/2566/aside": {"versions": [model.to_json(TABLE)]},
    f"analysis/{AGENCY}/2566": record.to_json(Analysis(overrules={"i1": Overrule("weak", "เหตุผลของเรา")})),
    f"documents/{AGENCY}/2566": details.to_json(details.Details(place="อำเภอตัวอย่าง จังหวัดตัวอย่าง")),
    f"units/{AGENCY}": {"units": ["กองช่าง"]},
    f"library/{AGENCY}": {
        "entries": own.to_json(
            own.from_json([{"title": "ของเรา", "method": "ทำ", "items": ["i1"], "fiscal_year": 2566}])
        )
    },
    "mappings": {"saved": []},
}
STREAMS: dict[str, Any] = json.loads(json.dumps(_ENTERED))  # as a store gives it back


@dataclass(frozen=True)
class Opened:
    ws: str
    left_out: tuple[str, ...]


def put(store: Store, work: WorkFile) -> Opened:
    """The work in ``store``, as the app opens it."""
    with Reader() as reader:
        read = [read_file(reader, file) for file in work.files]
    ws = store.create_workspace([each for each in read if not isinstance(each, str)], work.streams)
    return Opened(ws, tuple(each for each in read if isinstance(each, str)))


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[tuple[Store, Store]]:
    here, there = open_store(tmp_path / "here.sqlite3"), open_store(tmp_path / "there.sqlite3")
    yield here, there
    here.close()
    there.close()


def undated(tmp_path: Path) -> InputFile:
    """A sheet that names neither year nor agency."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("ข้อ", "คะแนน"), ("i1", 84.5), ("i2", 90), ("e1", 79.25), ("o1", 100)):
        sheet.append(row)
    book.save(tmp_path / "ไม่บอกปี.xlsx")
    return InputFile("ไม่บอกปี.xlsx", (tmp_path / "ไม่บอกปี.xlsx").read_bytes())


def filled(store: Store, tmp_path: Path) -> str:
    """A workspace with the sample, a sheet whose year and agency a person answered, and something of everything."""
    ws = store.create_workspace()
    with Reader() as reader:
        for file in (InputFile(SAMPLE.name, SAMPLE.read_bytes()), undated(tmp_path)):
            body = kept.take_in(reader, file)
            if file.name != SAMPLE.name:
                for table in answers.undated_tables(answers.as_read(body)):
                    body = answers.with_year(body, table, 2561)
                body = answers.with_agency(body, "อบต.ที่คนตอบ")
            store.add_file(ws, file.name, file.data, body)
    removed = store.add_file(ws, "นำออก.xlsx", b"gone", {"sha256": kept.digest(b"gone")})
    store.remove_file(ws, removed)
    for stream, body in STREAMS.items():
        store.save(ws, stream, {"old": True}, expected=0)
        store.save(ws, stream, body, expected=1)
    return ws


def test_the_work_comes_back_whole(stores: tuple[Store, Store], tmp_path: Path) -> None:
    here, there = stores
    ws = filled(here, tmp_path)
    opened = put(there, unpack(pack(here, ws, NOW)))
    assert opened.left_out == ()
    assert opened.ws != ws
    before, after = here.files(ws), there.files(opened.ws)
    assert [(file.name, file.size, file.body) for file in after] == [
        (file.name, file.size, file.body) for file in before
    ]
    for ours, theirs in zip(before, after, strict=True):
        assert there.file_data(opened.ws, theirs.id) == here.file_data(ws, ours.id)
    second = answers.answered(after[1].body).printed
    assert set(second["fiscal_year"]) == {2561}
    assert set(second["agency"]) == {"อบต.ที่คนตอบ"}
    assert there.streams(opened.ws) == sorted(STREAMS)
    for stream, body in STREAMS.items():
        revision = there.load(opened.ws, stream)
        assert revision is not None
        assert revision.body == body
        assert not revision.can_undo
    assert model.from_json(STREAMS[f"measures/{AGENCY}/2566"]) == TABLE


def test_an_empty_work_is_a_work(stores: tuple[Store, Store]) -> None:
    here, there = stores
    opened = put(there, unpack(pack(here, here.create_workspace(), NOW)))
    assert there.files(opened.ws) == there.streams(opened.ws) == []


def test_names_of_work_files() -> None:
    assert is_work_file("งาน.ITADASH")
    assert not is_work_file("itadash.xlsx")


def test_a_work_file_is_known_by_how_it_begins(packed: bytes) -> None:
    assert is_work_file("งาน.zip", packed)
    assert not is_work_file("แผ่นงาน.xlsx", SAMPLE.read_bytes())
    assert not is_work_file("x", b"PK")


# what may be wrong --------------------------------------------------------------------------------------------------


def changed(data: bytes, change: Any = None, without: str = "", **replaced: bytes) -> bytes:
    """A work file with another ``work.json``, without an entry, or with other bytes in it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "work.json" and change:
                told = json.loads(content)
                told = change(told) or told
                content = json.dumps(told, ensure_ascii=False).encode()
            if name != without:
                new.writestr(name, replaced.get(name.replace("/", "_").replace(".", "_"), content))
    return buffer.getvalue()


@pytest.fixture
def packed(stores: tuple[Store, Store], tmp_path: Path) -> bytes:
    return pack(stores[0], filled(stores[0], tmp_path), NOW)


MEASURES = f"measures/{AGENCY}/2566"


def _set(path: str, value: Any) -> Any:
    """A change that puts ``value`` at ``path`` (keys and numbers, parted by ``|``)."""

    def change(told: Any) -> None:
        *way, last = [int(step) if step.isdigit() else step for step in path.split("|")]
        for step in way:
            told = told[step]
        told[last] = value

    return change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda told: [told], "รายการงาน"),
        (lambda told: "x", "รายการงาน"),
        (_set("format", 2), "รุ่นล่าสุด"),
        (_set("format", "1"), "รุ่นล่าสุด"),
        (_set("files", {}), "รายชื่อไฟล์ผลคะแนน"),
        (_set("files|0", None), "รายชื่อไฟล์ผลคะแนน"),
        (_set("files|0|name", 7), "รายชื่อไฟล์ผลคะแนน"),
        (_set("files|0|name", ""), "รายชื่อไฟล์ผลคะแนน"),
        (_set("files|0|name", "ก" * 1001), "รายชื่อไฟล์ผลคะแนน"),
        (_set("files|0|body", []), "รายชื่อไฟล์ผลคะแนน"),
        (_set("files|0|body|sha256", "0" * 64), "ไฟล์ผลคะแนน ตัวอย่าง"),
        (_set("files", [{"name": "x", "body": {}}] * 301), "รายชื่อไฟล์ผลคะแนน"),
        (_set("streams", []), "ข้อมูลที่กรอก"),
        (_set("streams|secret", {}), "ข้อมูลที่กรอก"),
        (_set("streams|mappings", []), "ข้อมูลที่กรอก"),
        (_set("streams|mappings|saved", [{"name": 1}]), "การจับคู่คอลัมน์"),
        (_set(f"streams|{MEASURES}|measures|0|owner", 7), "มาตรการ"),
        (_set(f"streams|{MEASURES}|measures|0|items", [1]), "มาตรการ"),
        (_set(f"streams|{MEASURES}|measures|0|topic", True), "มาตรการ"),
        (_set(f"streams|{MEASURES}|measures|0|id", "b"), "มาตรการ"),
        (_set(f"streams|{MEASURES}|measures|0", {}), "มาตรการ"),
        (_set(f"streams|{MEASURES}|agency", "อบต.อื่น"), "มาตรการ"),
        (_set(f"streams|{MEASURES}|fiscal_year", "ปีไหน"), "มาตรการ"),
        (_set(f"streams|{MEASURES}|headings", [[0]]), "มาตรการ"),
        (_set(f"streams|{MEASURES}/aside|versions", [{}]), "มาตรการ"),
        (_set(f"streams|analysis/{AGENCY}/2566|overrules", [1]), "ผลวินิจฉัย"),
        (_set(f"streams|documents/{AGENCY}/2566|constraints", [1]), "ข้อมูลในเอกสาร"),
        (_set(f"streams|documents/{AGENCY}/2566|form", "zz"), "ข้อมูลในเอกสาร"),
        (_set(f"streams|units/{AGENCY}|units", [1]), "รายชื่อส่วนราชการ"),
        (_set(f"streams|library/{AGENCY}|entries", [{"title": ""}]), "คลังมาตรการ"),
    ],
)
def test_what_is_not_as_it_must_be_is_refused_in_thai(packed: bytes, change: Any, said: str) -> None:
    with pytest.raises(WorkFileError, match=said):
        unpack(changed(packed, change))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"x" * 5000])
def test_what_is_no_zip_is_refused(data: bytes) -> None:
    with pytest.raises(WorkFileError, match=r"\.itadash"):
        unpack(data)


def test_damaged_bytes_are_refused(packed: bytes) -> None:
    for at in range(40, len(packed), len(packed) // 60):
        damaged = packed[:at] + bytes([packed[at] ^ 0xFF]) + packed[at + 1 :]
        try:
            work = unpack(damaged)
        except WorkFileError:
            continue
        assert work == unpack(packed), "what a checksum does not cover is nothing that is read"
    for end in range(0, len(packed), len(packed) // 40):
        with pytest.raises(WorkFileError):
            unpack(packed[:end])


def test_missing_or_exchanged_parts_are_refused(packed: bytes) -> None:
    for broken in (
        changed(packed, without="work.json"),
        changed(packed, without="files/2"),
        changed(packed, files_1=b"another file"),
        changed(packed, work_json=b"\xff\xfe"),
        changed(packed, work_json=b"[" * 100_000),
    ):
        with pytest.raises(WorkFileError, match="เสียหาย"):
            unpack(broken)


def test_other_ways_of_packing_and_too_many_entries_are_refused(packed: bytes) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_LZMA) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    with pytest.raises(WorkFileError, match="เสียหาย"):
        unpack(buffer.getvalue())
    buffer = io.BytesIO(packed)
    with zipfile.ZipFile(buffer, "a") as more:
        for number in range(400):
            more.writestr(f"x{number}", b"")
    with pytest.raises(WorkFileError, match="เสียหาย"):
        unpack(buffer.getvalue())


def test_a_bomb_is_not_unpacked() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("work.json", b" " * 200_000_000)
    assert len(buffer.getvalue()) < 1_000_000
    with pytest.raises(WorkFileError, match="40 MB"):
        unpack(buffer.getvalue())


@pytest.mark.parametrize("number", [b"NaN", b"Infinity", b"-Infinity", b"1e999", b"-1e999"])
def test_numbers_that_are_none_are_refused(packed: bytes, number: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        told = archive.read("work.json")
    for before in (b'"topic": 1', b'"answers": {'):
        after = before.replace(b"1", number) if b"1" in before else before + b'"x": ' + number + b", "
        assert before in told
        with pytest.raises(WorkFileError, match="เสียหาย"):
            unpack(changed(packed, work_json=told.replace(before, after, 1)))


def test_half_characters_become_whole_ones(stores: tuple[Store, Store], packed: bytes) -> None:
    def spoil(told: Any) -> None:
        told["files"][0]["name"] = "ผล\ud800.xlsx"
        told["streams"][MEASURES]["measures"][0]["owner"] = "\udfff"

    buffer = changed(packed)
    with zipfile.ZipFile(io.BytesIO(buffer)) as archive:
        told = json.loads(archive.read("work.json"))
    spoil(told)
    work = unpack(changed(packed, work_json=json.dumps(told).encode()))
    assert work.files[0].name == "ผล\ufffd.xlsx"
    assert work.streams[MEASURES]["measures"][0]["owner"] == "\ufffd"
    opened = put(stores[1], work)
    assert len(stores[1].files(opened.ws)) == 2


def test_very_many_small_things_are_refused_before_they_are_read(packed: bytes) -> None:
    with pytest.raises(WorkFileError, match="เสียหาย"):
        unpack(changed(packed, work_json=b"[" + b"{}," * 1_000_001 + b"{}]"))


def test_very_many_answers_are_no_burden(stores: tuple[Store, Store], packed: bytes) -> None:
    """Thousands of forged answers are passed over at once; each would have searched the table three times."""

    def forge(told: Any) -> None:
        told["files"][0]["body"]["answers"]["unscored"] = [{}] * 20_000 + [{"source": "x", "code": "9"}] * 20_000

    work = unpack(changed(packed, forge))
    opened = put(stores[1], work)
    assert opened.left_out == ()
    there = answers.answered(stores[1].files(opened.ws)[0].body).printed
    here = answers.answered(stores[0].files(stores[0].create_workspace(*_one(work)))[0].body).printed
    assert len(there) == len(here)


def _one(work: WorkFile) -> tuple[list[Any], dict[str, Any]]:
    """The first sheet of a work without any answer."""
    with Reader() as reader:
        file = InputFile(work.files[0].name, work.files[0].data)
        return [(file.name, file.data, kept.take_in(reader, file))], {}


def test_a_work_as_large_as_a_workspace_may_be_can_be_opened(
    stores: tuple[Store, Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert work_file.MAX_PACKED > work_file.FILE_BYTES + work_file._MAX_JSON
    here = stores[0]
    data = random.Random(7).randbytes(1_000_000)  # nothing that packs
    ws = here.create_workspace(
        [(f"{n}.csv", data + bytes([n]), {"sha256": kept.digest(data + bytes([n]))}) for n in range(3)]
    )
    assert len(unpack(pack(here, ws, NOW)).files) == 3
    monkeypatch.setattr(work_file, "_MAX_JSON", 100)
    with pytest.raises(WorkFileError, match="คัดลอกโฟลเดอร์ข้อมูล"):
        pack(here, ws, NOW)


def test_scores_come_from_the_file_alone(stores: tuple[Store, Store], packed: bytes) -> None:
    """A forged reading in a work file is passed over."""

    def forge(told: Any) -> None:
        told["files"][0]["body"]["reading"] = {"printed": [[AGENCY, 2566, "total", "ALL", "รวม", "100", "x", "", "x"]]}

    there = stores[1]
    opened = put(there, unpack(changed(packed, forge)))
    printed = answers.answered(there.files(opened.ws)[0].body).printed
    assert len(printed) > 100
    assert all(source.startswith(SAMPLE.name) for source in printed["source"])


def test_a_sheet_that_cannot_be_read_is_named_and_the_rest_comes(stores: tuple[Store, Store], packed: bytes) -> None:
    def spoil(told: Any) -> None:
        told["files"][1]["body"]["answers"] = {"years": {"x": "ไม่ใช่ปี"}}

    there = stores[1]
    opened = put(there, unpack(changed(packed, spoil)))
    assert [file.name for file in there.files(opened.ws)] == [SAMPLE.name]
    assert len(opened.left_out) == 1
    assert opened.left_out[0].startswith("ไม่บอกปี.xlsx")
    assert there.streams(opened.ws) == sorted(STREAMS)


@pytest.mark.references
def test_published_documents_come_back_as_they_were(stores: tuple[Store, Store], references: Path) -> None:
    here, there = stores
    ws = here.create_workspace()
    with Reader() as reader:
        for path in sorted((references / "seeds").glob("00[023]_*.txt")):  # the fourth has no scores
            file = InputFile(path.name, path.read_bytes())
            here.add_file(ws, file.name, file.data, kept.take_in(reader, file))
    opened = put(there, unpack(pack(here, ws, NOW)))
    assert opened.left_out == ()
    assert [file.body for file in there.files(opened.ws)] == [file.body for file in here.files(ws)]
    assert len(here.files(ws)) == 3
