"""What the follow-up page gives as files: the counts by topic, every measure of the round, the page on paper."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd

from itadash.downloads.model import About, Page, Piece
from itadash.measures.model import MeasuresTable
from itadash.measures.progress_report import Summary
from itadash.measures.progress_sheet import COLUMNS, progress_frame
from itadash.rules import progress_rounds
from itadash.ui.progress_words import ORDER, SIGNS
from itadash.ui.text import agency_name

SHARE = "แล้วเสร็จ (ร้อยละ)"


def counts_piece(table: MeasuresTable, found: Summary, target: Decimal) -> Piece:
    """How many measures of each topic, and of all, have each status."""
    rows = [(f"{each.topic} {each.name}" if each.topic else each.name, each.counts) for each in found.topics]
    rows.append(("รวมทุกประเด็น", found.counts))
    counts = pd.DataFrame(
        {
            "ประเด็น": [name for name, _ in rows],
            "มาตรการ": [counts.total for _, counts in rows],
            **{SIGNS[status].short: [counts.of(status) for _, counts in rows] for status in ORDER},
            SHARE: [counts.share() for _, counts in rows],
        }
    ).astype("object")
    return Piece("สรุปติดตามผล", "สรุปผลการดำเนินการตามประเด็น", _about(table, found, target), table=counts)


def page(table: MeasuresTable, found: Summary, target: Decimal) -> Page:
    """The counts, then every measure of the round."""
    about = _about(table, found, target)
    every = Piece(
        "ติดตามผลมาตรการ",
        f"ผลการดำเนินการ {progress_rounds()[found.round].name}",
        about,
        table=progress_frame(table, found.round),
        columns=COLUMNS,
    )
    parts = [counts_piece(table, found, target), every]
    return Page("ติดตามผล", "ติดตามผลการดำเนินการตามมาตรการ", about, parts)


def _about(table: MeasuresTable, found: Summary, target: Decimal) -> About:
    notes = (("รอบการรายงาน", progress_rounds()[found.round].name),)
    return About(agency_name(table.agency), str(table.fiscal_year + 1), target, notes=notes)
