"""OIT items without a score that a file does not name: what the person says of them, and what an indicator allows.

An OIT item has 0 or 100 points, so an indicator below 100 has items without a score, and its score tells how many of
which sub-indicators. Which ones they are is answered beside the reading, in the stored body::

    {"answers": {"unscored": [{"source": "<place of the indicator's score>", "code": "9", "items": ["o18", "o30"]}]}}
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Any

import pandas as pd

from itadash.reading.corrections import positions
from itadash.reading.model import Reading
from itadash.rules import FISCAL_YEARS, Rules, load
from itadash.scores import SAID, Score, frame, round_half_up

Body = dict[str, Any]
FITS = Decimal("0.02")  # a printed indicator and its recomputation may differ by this much
_NONE, _FULL = Decimal(0), Decimal(100)


@dataclass(frozen=True)
class Share:
    """``count`` items without a score among those of the sub-indicators ``groups`` together."""

    groups: tuple[str, ...]
    count: int


def value(rules: Rules, number: int, zeros: Collection[str]) -> Decimal | None:
    """The score of OIT indicator ``number`` when just the items ``zeros`` have none; ``None`` in a year whose
    sub-indicators are not known.
    """
    groups = rules.subindicators_of(number)
    if not groups:
        return None
    full = [sum(code not in zeros for code in group.items) for group in groups]
    means = [round_half_up(_FULL * n / len(group.items)) for n, group in zip(full, groups, strict=True)]
    return round_half_up(sum(means, Decimal(0)) / len(means))


def ways(rules: Rules, number: int, score: Decimal, known: Mapping[str, Decimal]) -> list[tuple[Share, ...]]:
    """How many items that are not ``known`` (code → 0 or 100) must have no score for the indicator to have ``score``.

    Sub-indicators of one size stand together, as an item is worth the same in each. Fewest items first; none when no
    items give the score, or in a year whose sub-indicators are not known.
    """
    groups = rules.subindicators_of(number)
    sizes = dict.fromkeys(len(group.items) for group in groups)
    alike = {size: [group for group in groups if len(group.items) == size] for size in sizes}
    open_ = {size: sum(code not in known for group in alike[size] for code in group.items) for size in sizes}
    lost = {size: sum(known.get(code) == 0 for group in alike[size] for code in group.items) for size in sizes}
    found = []
    for counts in product(*(range(open_[size] + 1) for size in sizes)) if groups else ():
        loss = sum(Fraction(100 * (lost[size] + n), size) for size, n in zip(sizes, counts, strict=True))
        if abs(Fraction(score) - (100 - loss / len(groups))) <= Fraction(FITS):
            shares = zip(sizes, counts, strict=True)
            found.append(tuple(Share(tuple(group.code for group in alike[size]), n) for size, n in shares if n))
    return sorted(found, key=lambda way: sum(share.count for share in way))


# answers --------------------------------------------------------------------------------------------------------


def with_unscored(body: Body, source: str, code: str, items: Collection[str]) -> Body:
    """``body`` with ``items`` named as those without a score of the indicator ``code`` printed at ``source``."""
    kept = [entry for entry in _entries(body) if (entry.get("source"), entry.get("code")) != (source, code)]
    if items:
        kept.append({"source": source, "code": code, "items": list(items)})
    return {**body, "answers": {**body.get("answers", {}), "unscored": kept}}


def _entries(body: Body) -> list[Mapping[str, Any]]:
    return [entry for entry in body.get("answers", {}).get("unscored", []) if isinstance(entry, Mapping)]


def with_said_items(reading: Reading, body: Body) -> Reading:
    """``reading`` with the items that the person named at 0, and, where these give the printed indicator, all others
    of it at 100. Items that are printed stay as they are; what was said carries ``SAID`` before its place.
    """
    added: list[Score] = []
    tables: list[str] = []
    entries = {(str(entry.get("source")), str(entry.get("code"))): entry for entry in _entries(body)}
    at = positions(reading.printed, {source for source, _ in entries})
    for (source, code), entry in entries.items():
        if source not in at:
            continue
        rows = reading.printed.iloc[at[source]]
        rows = rows[(rows["code"] == code) & (rows["instrument"] == "OIT") & (rows["level"] == "indicator")]
        rows = rows[rows["fiscal_year"].notna()]
        if rows.empty or int(rows.iloc[0]["fiscal_year"]) not in FISCAL_YEARS:
            continue
        more = _said(reading.printed, rows.iloc[0], {str(item) for item in entry.get("items", ())})
        added += more
        tables += [str(rows.iloc[0]["table"])] * len(more)
    if not added:
        return reading
    said = frame(added).assign(table=pd.Series(tables, dtype="str"))
    joined = pd.concat([reading.printed, said.loc[:, list(reading.printed.columns)]], ignore_index=True)
    return replace(reading, printed=joined)


def _said(printed: pd.DataFrame, indicator: pd.Series, named: Collection[str]) -> list[Score]:
    year, number = int(indicator["fiscal_year"]), int(indicator["code"])
    rules = load(year)
    own = printed[(printed["agency"] == indicator["agency"]) & (printed["fiscal_year"] == year)]
    known = dict(zip(own["code"], own["score"], strict=True))
    codes = [item.code for item in rules.items_of(number)]
    zeros = {code for code in codes if (known[code] == 0 if code in known else code in named)}
    gives = value(rules, number, zeros)
    fits = gives is not None and abs(gives - indicator["score"]) <= FITS
    return [
        Score(
            *(indicator["agency"], year, "item", "OIT", code, _NONE if code in zeros else _FULL),
            f"{SAID} · {indicator['source']}",
        )
        for code in codes
        if code not in known and (fits or code in zeros)
    ]
