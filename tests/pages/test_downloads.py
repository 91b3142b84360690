"""Pages with little or nothing to show still draw, and offer no file of nothing."""

from __future__ import annotations

import pandas as pd

from itadash.assessment.result import ITEM_COLUMNS, build
from itadash.scores import frame
from itadash.ui import cards, overview_files


def test_an_overview_without_items_has_no_lowest():
    result = build(frame([]), "เทศบาลตำบลก", 2566, target=85)  # type: ignore[arg-type]
    assert list(result.items.columns) == list(ITEM_COLUMNS)
    assert cards.lowest_rows(result).empty
    own = overview_files.pieces(result)
    assert own.indicators.chart is None
    assert [type(part).__name__ for part in overview_files.page(result, own).parts] == ["Text"]
    assert isinstance(own.lowest.table, pd.DataFrame)
