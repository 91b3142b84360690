"""To which files an answer belongs, and to whose scores: names of files are not unique."""

from __future__ import annotations

from itadash.reading.corrections import Correction, corrected
from itadash.reading.model import PrintedRating, Reading
from itadash.reading.parts import PartAnswer, with_parts
from itadash.reading.settled import Places
from tests.assessment import publications as pub

PLACE = "ผล.xlsx › ก › B4"


def reading(agency: str, score: str, year: int = 2566, level: str = "ผ่าน") -> Reading:
    rows = pub.frame([pub.row(agency, year, "item", "EIT", "e11", score, PLACE)])
    ratings = (PrintedRating(agency, year, level, "ผล.xlsx › ก › B1"),)
    return Reading("ผล.xlsx", rows.assign(table="ตาราง"), ratings=ratings, agencies=(agency,))


FIRST, SECOND, LATER = reading("ก", "80.00"), reading("ข", "80.00"), reading("ก", "80.00", 2565)
PART = PartAnswer(PLACE, "e11", "80.00", "EIT1")
LEVEL = Correction("ผล.xlsx › ก › B1", "ผ่าน", "ผ่านดี", "rating")


def test_the_agency_and_the_year_tell_files_of_one_name_apart() -> None:
    places = Places([FIRST, SECOND, LATER], [PART, LEVEL])
    assert places.files(PART, ("ก", 2566)) == [0]
    assert places.files(PART, ("ข", 2566)) == [1]
    assert places.files(PART, ("ก", 2565)) == [2]
    assert places.files(LEVEL, ("ข", 2566)) == [1]
    assert places.files(PART, ("ค", 2566)) == []


def test_every_file_that_holds_the_score_is_named() -> None:
    assert Places([FIRST, SECOND, FIRST], [PART]).files(PART, ("ก", 2566)) == [0, 2]


def test_what_prints_no_agency_or_year_is_excluded_by_neither() -> None:
    undated = reading("", "80.00")
    undated.printed["fiscal_year"] = undated.printed["fiscal_year"].astype("Int64").where([False])
    assert Places([undated], [PART]).files(PART, ("ก", 2566)) == [0]
    assert Places([FIRST], [PART]).files(PART, ("ก", None)) == [0]


def test_another_score_or_code_is_not_meant() -> None:
    for other in (PartAnswer(PLACE, "e11", "80.01", "EIT1"), PartAnswer(PLACE, "e12", "80.00", "EIT1")):
        assert Places([FIRST], [other]).files(other, ("ก", 2566)) == []


def test_whose_score_it_is_is_known_after_part_and_correction() -> None:
    fix = Correction(PLACE, "80.00", "81.00", "conflict", "", "EIT1", "e11")
    settled = corrected(with_parts(SECOND, [PART]), [fix])
    places = Places([FIRST, settled], [PART, fix])
    assert places.unit(PART, 1) == ("ข", 2566)  # its score is another one by now
    assert places.unit(fix, 0) == ("ก", 2566)
    assert Places([FIRST], [LEVEL]).unit(LEVEL, 0) == ("ก", 2566)
    assert places.unit(PartAnswer("ผล.xlsx › ก › B9", "e11", "80.00", "EIT1"), 0) is None
