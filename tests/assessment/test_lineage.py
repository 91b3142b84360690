"""What a figure is made of: figures of real results (facts only), trees written out by hand."""

from __future__ import annotations

from decimal import Decimal

from itadash.assessment.figures import year_figures
from itadash.assessment.lineage import above, flat, lineage
from itadash.assessment.printed import TOTAL
from tests.assessment import publications as pub

D = Decimal


def test_a_printed_total_and_what_it_follows_from() -> None:
    scores = pub.frame(
        pub.total("ก", 2566, "92.31"),
        pub.instruments("ก", 2566, IIT="93.46", EIT1="92.57", EIT2="79.21", OIT="96.25"),
    )
    tree = lineage(year_figures(scores, "ก", 2566), TOTAL)
    assert (tree.name, tree.value, tree.printed, tree.source) == ("คะแนนรวม", D("92.31"), True, "ตัวอย่าง ›  total")
    # 28.038 + 13.8855 + 11.8815 + 38.50 = 92.305, half up
    assert (tree.recomputed, tree.difference) == (D("92.31"), D("0.00"))
    assert [(part.key, part.value, part.source) for part in tree.parts] == [
        (("IIT", "IIT"), D("93.46"), "ตัวอย่าง › IIT IIT"),
        (("EIT1", "EIT1"), D("92.57"), "ตัวอย่าง › EIT1 EIT1"),
        (("EIT2", "EIT2"), D("79.21"), "ตัวอย่าง › EIT2 EIT2"),
        (("OIT", "OIT"), D("96.25"), "ตัวอย่าง › OIT OIT"),
    ]


def test_a_computed_figure_leads_down_to_the_cells() -> None:
    """The IIT of FY2566: five means of six items each, none printed above the items."""
    figures = year_figures(pub.frame(pub.items("ค", 2566, pub.KHOEN_IIT)), "ค", 2566)
    tree = lineage(figures, ("IIT", "IIT"))
    assert not tree.printed
    assert tree.source == ""
    assert tree.difference is None
    assert [part.key[1] for part in tree.parts] == ["1", "2", "3", "4", "5"]
    second = tree.parts[1]
    assert (second.value, second.printed) == (D("98.11"), False)  # 588.63 ÷ 6 = 98.105
    assert [part.key[1] for part in second.parts] == ["i7", "i8", "i9", "i10", "i11", "i12"]
    assert all(part.printed and part.source and not part.parts for part in second.parts)
    assert second.formula.endswith("÷ 6 = 98.11")
    rows = list(flat(tree))
    assert len(rows) == 1 + 5 + 30
    assert [depth for depth, _ in rows[:3]] == [0, 1, 2]


def test_oit_goes_through_its_sub_indicators() -> None:
    scores = pub.frame(pub.items("ค", 2566, pub.all_oit(zero=["o26"])))
    tree = lineage(year_figures(scores, "ค", 2566), ("OIT", "9"))
    assert [(part.key[1], part.value) for part in tree.parts] == [
        ("9.1", D("100.00")),
        ("9.2", D("100.00")),
        ("9.3", D("100.00")),
        ("9.4", D("75.00")),
        ("9.5", D("100.00")),
    ]
    assert [part.key[1] for part in tree.parts[3].parts] == ["o23", "o24", "o25", "o26"]


def test_a_printed_figure_that_does_not_follow_keeps_both_values() -> None:
    scores = pub.frame(
        pub.instruments("ก", 2566, OIT="90.00"),
        pub.indicators("ก", 2566, "0 0 0 0 0 0 0 0 92.50 100.00"),
    )
    tree = lineage(year_figures(scores, "ก", 2566), ("OIT", "OIT"))
    assert (tree.value, tree.recomputed, tree.difference) == (D("90.00"), D("96.25"), D("-6.25"))


def test_a_printed_zero_has_a_difference_too() -> None:
    scores = pub.frame(pub.instruments("ก", 2566, OIT="0.00"), pub.indicators("ก", 2566, "0 0 0 0 0 0 0 0 10.00 20.00"))
    assert lineage(year_figures(scores, "ก", 2566), ("OIT", "OIT")).difference == D("-15.00")


def test_what_is_missing_is_named_and_what_is_known_is_kept() -> None:
    scores = pub.frame(pub.items("ก", 2566, {"e1": "90.00", "e2": "80.00"}, "EIT1"))
    tree = lineage(year_figures(scores, "ก", 2566), ("EIT1", "6"))
    assert (tree.value, tree.formula) == (None, "")
    assert [part.key for part in tree.parts] == [("EIT1", "e1"), ("EIT1", "e2")]
    assert tree.missing == ("ข้อ E3 (EIT ส่วนที่ 1)", "ข้อ E4 (EIT ส่วนที่ 1)", "ข้อ E5 (EIT ส่วนที่ 1)")


def test_nothing_known_is_an_empty_tree() -> None:
    tree = lineage(year_figures(pub.frame(), "ก", 2566), ("IIT", "i7"))
    assert (tree.name, tree.value, tree.source, tree.parts) == ("ข้อ I7", None, "", ())
    without_rules = year_figures(pub.frame(pub.total("ก", 2570, "91.00")), "ก", 2570)
    assert lineage(without_rules, TOTAL).value == D("91.00")


def test_what_a_figure_is_used_for() -> None:
    scores = pub.frame(pub.items("ค", 2566, pub.all_oit()), pub.instruments("ค", 2566, IIT="90.00"))
    figures = year_figures(scores, "ค", 2566)
    assert above(figures, ("OIT", "o26")) == (("OIT", "9.4"),)
    assert above(figures, ("OIT", "9.4")) == (("OIT", "9"),)
    assert above(figures, ("IIT", "IIT")) == (TOTAL,)
    assert above(figures, TOTAL) == ()
