"""The layouts that tables are read in, in the order in which they are asked.

To add one: write a module with a :class:`Layout` and put it into :data:`LAYOUTS`
(docs/how-to/add-a-layout.md shows it step by step).
"""

from __future__ import annotations

from itadash.reading.layouts.found import Context
from itadash.reading.layouts.layout import Block, Layout, Table
from itadash.reading.layouts.printed_measures import OtherMeasures, PrintedMeasures
from itadash.reading.layouts.subject_columns import SubjectColumns
from itadash.reading.layouts.subject_rows import SubjectRows
from itadash.reading.layouts.targets import Targets

# A narrow layout stands before a wide one: the first that claims a heading reads the table.
LAYOUTS: tuple[Layout, ...] = (PrintedMeasures(), OtherMeasures(), Targets(), SubjectColumns(), SubjectRows())


def begin(block: Block, present: Table | None, context: Context, kept: bool) -> Table | None:
    """The table whose heading the block begins with, or ``None``: its rows belong to ``present``.

    ``kept``: the present table keeps the row, whatever it looks like.
    """
    for layout in LAYOUTS:
        if not kept or layout.interrupts:
            table = layout.begin(block, present, context)
            if table is not None:
                return table
    return None
