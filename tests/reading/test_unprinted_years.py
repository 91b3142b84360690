"""Years that no document prints: what a person answered, and what a file itself calls inferred."""

from __future__ import annotations

from pathlib import Path

from itadash.reading import InputFile, read_file
from itadash.reading.answers import answered, new_body, undated_tables, with_year
from itadash.reading.unprinted_years import unprinted_years

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "sample"


def _read(name: str, text: str) -> InputFile:
    return InputFile(name, text.encode("utf-8"))


def _two_tables() -> str:
    tables = ["".join(f"{n},ตัวชี้วัด {n},{score + n}.50\n" for n in range(1, 11)) for score in (80, 60)]
    head = "ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2566\nเทศบาลตำบลทดสอบ\n"
    return head + "".join(f"ตัวชี้วัดที่,รายละเอียด,คะแนน\n{table}\n" for table in tables)


def test_the_year_that_a_person_gave_for_a_table() -> None:
    body = new_body(read_file(_read("สองปี.csv", _two_tables())), "0" * 64)
    (table,) = undated_tables(answered(body))
    assert unprinted_years([answered(body)]) == frozenset()  # not known yet
    assert unprinted_years([answered(with_year(body, table, 2565))]) == {2565}


def test_a_year_that_the_file_calls_inferred() -> None:
    (path,) = SAMPLES.glob("อบต-เขิน*.xlsx")
    assert unprinted_years([read_file(InputFile(path.name, path.read_bytes()))]) == {2565}


def test_printed_years_are_not_among_them() -> None:
    (path,) = SAMPLES.glob("ตัวอย่าง-*.xlsx")
    assert unprinted_years([read_file(InputFile(path.name, path.read_bytes()))]) == frozenset()
