"""`scores` and `audit`: the table, its streams, exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.command import (
    AGENCY,
    AUDIT_HEADER,
    SCORES_HEADER,
    Run,
    write,
)


def test_scores_prints_the_table(run: Run, sheet: Path) -> None:
    run("scores", sheet)
    assert run.code == 0
    assert run.err == ""
    assert run.out.splitlines()[0] == SCORES_HEADER
    assert [(r["code"], r["score"], r["fiscal_year"], r["agency"], r["level"]) for r in run.rows] == [
        ("i1", "85.00", "2566", AGENCY, "item"),
        ("i2", "84.99", "2566", AGENCY, "item"),
        ("i7", "60.00", "2566", AGENCY, "item"),
        ("o1", "0.00", "2566", AGENCY, "item"),
    ]
    assert run.rows[0]["source"] == "คะแนน.csv › E2"


def test_scores_of_several_files_keep_the_first_of_two_values(run: Run, sheet: Path, tmp_path: Path) -> None:
    other = write(tmp_path / "อื่น.csv", [(AGENCY, "2566", "IIT", code, "91.00") for code in ("i1", "i3")])
    run("scores", sheet, other)
    assert {r["code"]: r["score"] for r in run.rows} == {
        "i1": "85.00",
        "i2": "84.99",
        "i7": "60.00",
        "o1": "0.00",
        "i3": "91.00",
    }
    assert "1 รายการ" in run.err


def test_scores_without_a_year_leave_it_empty(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "ไม่มีปี.csv"
    path.write_text("รหัส,คะแนน\ni1,80.00\ni2,90.00\n", encoding="utf-8")
    assert [r["fiscal_year"] for r in run("scores", path).rows] == ["", ""]
    assert {r["kind"] for r in run("audit", path).rows} == {"missing"}
    assert run.code == 0


def test_text_from_a_file_never_becomes_a_formula(run: Run, tmp_path: Path) -> None:
    for name in ("=1+1", "+1", "@SUM(A1)"):
        path = write(tmp_path / "สูตร.csv", [(name, "2566", "IIT", code, "80.00") for code in ("i1", "i2")])
        assert [r["agency"][:2] for r in run("scores", path).rows] == [f"'{name[0]}"] * 2


def test_audit_tells_errors_by_its_exit_code(run: Run, sheet: Path, tmp_path: Path) -> None:
    run("audit", sheet)
    assert (run.code, run.out.splitlines(), run.err) == (0, [AUDIT_HEADER], "")
    wrong = write(tmp_path / "ผิด.csv", [(AGENCY, "2566", "OIT", "o1", "50.00"), (AGENCY, "2566", "OIT", "o2", "0.00")])
    run("audit", wrong)
    assert run.code == 1
    assert [(r["severity"], r["kind"], r["code"], r["printed"]) for r in run.rows] == [
        ("error", "oit-value", "o1", "50.00")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "แบบวัด IIT ปี 2566\nตัวชี้วัดที่\nการปฏิบัติหน้าที่\n",
        "ผลการตรวจ OIT ปี 2566 ของหน่วยงานของรัฐ\nข้อ\tการเปิดเผย\tผล\no35\tรายงานผลการดำเนินการป้องกันการทุจริตประจำปี\t✓\n",
        "ข้อ\tค่า\ni1\tหน่วยงานของท่านปฏิบัติงานเป็นไปตามขั้นตอนมากน้อยเพียงใด\t\n",
    ],
)
def test_titles_and_wordings_without_a_score_are_nothing_to_audit(run: Run, tmp_path: Path, text: str) -> None:
    path = tmp_path / "ตาราง.txt"
    path.write_text(text, encoding="utf-8")
    assert run("scores", path).refused()
    assert run("audit", path).refused()
    assert path.name in run.err


def test_a_text_without_a_score_is_audited(run: Run, tmp_path: Path) -> None:
    """Close by: one sentence of a memo below the same title."""
    path = tmp_path / "บันทึก.txt"
    path.write_text("แบบวัด IIT ปี 2566\nจึงเรียนมาเพื่อโปรดทราบ และได้แนบผลของ (ใส่ชื่อหน่วยงาน) มาพร้อมนี้\n", encoding="utf-8")
    assert run("scores", path).refused()
    run("audit", path)
    assert run.code == 0
    assert [row["kind"] for row in run.rows] == ["placeholder"]
