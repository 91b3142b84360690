"""Each item's verdict (defect · develop · keep) by rules that the person can see, set and overrule.

The rules and their first amounts are data (``verdicts.toml``), each with its source.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any

import pandas as pd

from itadash.analysis.words import points
from itadash.assessment.result import Result

DEFECT, DEVELOP, KEEP = "defect", "develop", "keep"
VERDICTS = (DEFECT, DEVELOP, KEEP)  # worst first
FULL = Decimal(100)


@dataclass(frozen=True)
class VerdictName:
    """How a verdict is called in Thai, in full and short, and the sign that stands beside it."""

    name: str
    short: str
    sign: str


@dataclass(frozen=True)
class Rule:
    """One rule. ``verdict`` is what it makes of an item; ``amount`` its number (points, or how many items), if any."""

    id: str
    name: str
    verdict: str
    amount: Decimal | None
    unit: str
    reason: str  # a Thai template, see verdicts.toml
    source: str
    verified: bool


@dataclass(frozen=True)
class Setting:
    """What the person set for a rule; ``None`` where the rule's own value holds. ``on`` False: the rule is not used."""

    on: bool = True
    amount: Decimal | None = None
    verdict: str | None = None


@dataclass(frozen=True)
class Overrule:
    """The person's own verdict on an item, and why."""

    verdict: str
    reason: str


@dataclass(frozen=True)
class Reason:
    """Why a rule applies to an item, in one Thai clause."""

    rule: str
    verdict: str
    text: str


@dataclass(frozen=True)
class Verdict:
    """The verdict on one item: ``verdict`` holds; ``by_rules`` is what the rules alone say, ``reasons`` why."""

    code: str
    verdict: str
    by_rules: str
    reasons: tuple[Reason, ...]
    overrule: Overrule | None = None


@dataclass(frozen=True)
class Settings:
    """All settings of the rules, by rule; rules that are not named stand as in the data."""

    rules: Mapping[str, Setting] = field(default_factory=dict)

    def of(self, rule: Rule) -> Setting:
        """The setting of ``rule`` with its own values filled in."""
        said = self.rules.get(rule.id, Setting())
        return Setting(
            said.on,
            said.amount if said.amount is not None else rule.amount,
            said.verdict or rule.verdict,
        )


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(resources.files("itadash.analysis").joinpath("verdicts.toml").read_text(encoding="utf-8"))


@cache
def rules() -> tuple[Rule, ...]:
    """The rules in the order in which they are told."""
    return tuple(
        Rule(
            id=name,
            name=entry["name"],
            verdict=entry["verdict"],
            amount=Decimal(entry["amount"]) if "amount" in entry else None,
            unit=entry.get("unit", ""),
            reason=entry["reason"],
            source=entry["source"],
            verified=entry["verified"],
        )
        for name, entry in _data()["rules"].items()
    )


@cache
def names() -> Mapping[str, VerdictName]:
    """Verdict → its Thai names and sign."""
    return {verdict: VerdictName(**_data()["verdicts"][verdict]) for verdict in VERDICTS}


def worst(verdicts: Mapping[str, Verdict], codes: tuple[str, ...]) -> str:
    """The gravest verdict among ``codes``; ``""`` when none of them has one."""
    found = {verdicts[code].verdict for code in codes if code in verdicts}
    return next((verdict for verdict in VERDICTS if verdict in found), "")


def verdicts(
    result: Result, settings: Settings | None = None, overrules: Mapping[str, Overrule] | None = None
) -> dict[str, Verdict]:
    """The verdict on every item that has a score, in the order of the result sheet.

    An item's previous score is the column ``previous`` of ``result.items`` (the same question a year earlier, ``None``
    where it has no comparable one); without that column nothing is said of falls.
    """
    settings, overrules = settings or Settings(), overrules or {}
    scored = result.items[result.items["score"].notna()]
    low = _lowest(scored, settings)
    found = {}
    for row in scored.to_dict("records"):
        code = str(row["code"])
        reasons = tuple(_reasons(row, result.target, settings, low))
        by_rules = next((v for v in VERDICTS if any(reason.verdict == v for reason in reasons)), KEEP)
        own = overrules.get(code)
        found[code] = Verdict(code, own.verdict if own else by_rules, by_rules, reasons, own)
    return found


def _lowest(scored: pd.DataFrame, settings: Settings) -> dict[str, int]:
    """Codes of the items among the lowest of IIT and of EIT → the number asked for.

    Items with the score of the last one count too. OIT items are 0 or 100 only, so that none is "the lowest".
    """
    rule = next(rule for rule in rules() if rule.id == "among_lowest")
    setting = settings.of(rule)
    many = int(setting.amount or 0)
    found: dict[str, int] = {}
    for instrument in ("IIT", "EIT"):
        of_instrument = scored[scored["instrument"] == instrument].sort_values("score", kind="stable")
        if not setting.on or many < 1 or of_instrument.empty:
            continue
        line = of_instrument["score"].iloc[min(many, len(of_instrument)) - 1]
        chosen = of_instrument[(of_instrument["score"] <= line) & (of_instrument["score"] < FULL)]
        found |= dict.fromkeys((str(code) for code in chosen["code"]), many)
    return found


def _reasons(row: Mapping[Any, Any], target: Decimal, settings: Settings, low: Mapping[str, int]) -> list[Reason]:
    found: list[Reason] = []
    score, previous = row["score"], row.get("previous")
    values: dict[str, object] = {"score": score, "target": target, "instrument": row["instrument"]}
    for rule in rules():
        setting = settings.of(rule)
        if not setting.on:
            continue
        applies = False
        if rule.id == "oit_zero":
            applies = row["instrument"] == "OIT" and score == 0
        elif rule.id == "below_target":
            applies = score < target and not (row["instrument"] == "OIT" and score == 0)
        elif rule.id == "fallen" and _known(previous):
            values |= {"previous": previous, "amount": previous - score}
            applies = previous - score >= (setting.amount or Decimal(0)) and previous > score
        elif rule.id == "parts_apart" and _known(row["public"]) and _known(row["survey"]):
            apart = abs(row["public"] - row["survey"])
            values |= {"public": row["public"], "survey": row["survey"], "amount": apart}
            applies = apart >= (setting.amount or Decimal(0)) and apart > 0
        elif rule.id == "among_lowest" and row["code"] in low:
            values["amount"] = low[str(row["code"])]
            applies = True
        if applies:
            found.append(Reason(rule.id, setting.verdict or rule.verdict, rule.reason.format_map(_told(values))))
    return found


def _told(values: Mapping[str, object]) -> dict[str, object]:
    """The values as sentences write them."""
    return {name: points(value) if isinstance(value, Decimal) else value for name, value in values.items()}


def _known(value: object) -> bool:
    return isinstance(value, Decimal)
