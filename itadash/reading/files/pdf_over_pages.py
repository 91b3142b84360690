"""Tables that run over several pages: which fragments are one table, and which rows a page's end has cut in two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from itadash.reading.files.pdf_columns import Fragment, is_figure
from itadash.reading.files.pdf_lines import begins_item, glued, goes_on

_SAME = 4.0  # points: edges that near are the same edge on two pages


@dataclass
class WholeTable:
    """Fragments of one table that runs over pages."""

    fragments: list[Fragment] = field(default_factory=list)

    def takes(self, fragment: Fragment) -> bool:
        """Whether a fragment on the next page has this table's edges."""
        mine = self.fragments[-1]
        if mine.ruled != fragment.ruled:
            return False
        if mine.ruled:
            edges = zip(
                (mine.spans[0][0], mine.spans[-1][1]), (fragment.spans[0][0], fragment.spans[-1][1]), strict=True
            )
            return all(abs(a - b) <= _SAME for a, b in edges)
        most = max(len(mine.spans), len(fragment.spans))
        return len(_united([*mine.spans, *fragment.spans])) == most

    def columns(self, fragment: Fragment) -> list[int]:
        """For each column of a fragment its column (1-based) in the whole table."""
        if fragment.ruled:
            starts = sorted(span[0] for part in self.fragments for span in part.spans)
            distinct = [start for k, start in enumerate(starts) if k == 0 or start - starts[k - 1] > _SAME]
            return [sum(start <= span[0] + _SAME for start in distinct) for span in fragment.spans]
        spans = _united([span for part in self.fragments for span in part.spans])
        if len(spans) < max(len(part.spans) for part in self.fragments):
            return list(range(1, len(fragment.spans) + 1))
        return [1 + sum(first <= span[0] for first, _ in spans[1:]) for span in fragment.spans]


def _united(spans: list[tuple[float, float]]) -> list[tuple[float, float]]:
    united: list[tuple[float, float]] = []
    for first, last in sorted(spans):
        if united and first < united[-1][1]:
            united[-1] = (united[-1][0], max(united[-1][1], last))
        else:
            united.append((first, last))
    return united


def in_order(pages: list[list[Fragment | str]]) -> Iterator[tuple[int, str | tuple[WholeTable, Fragment]]]:
    """(page, paragraph or fragment with the table that it is part of), in order."""
    tables: dict[int, WholeTable] = {}
    last: Fragment | None = None
    for blocks in pages:
        for place, block in enumerate(blocks):
            if isinstance(block, Fragment):
                before = tables.get(id(last)) if last is not None and place == 0 else None
                table = before if before is not None and before.takes(block) else WholeTable()
                table.fragments.append(block)
                tables[id(block)] = table
            last = block if isinstance(block, Fragment) else None
    for blocks in pages:
        for block in blocks:
            if isinstance(block, Fragment):
                _join_split_row(tables[id(block)], block)
    for number, blocks in enumerate(pages, 1):
        for block in blocks:
            yield number, block if isinstance(block, str) else (tables[id(block)], block)


def _join_split_row(table: WholeTable, fragment: Fragment) -> None:
    """A row that the page's end has cut in two becomes one, in its first place; the other place stays, empty.

    It is one when its second half has no number, texts only below texts, and either nothing in the first column or
    in every column the rest of a sentence.
    """
    place = table.fragments.index(fragment)
    if not place:
        return
    above_part, above = table.fragments[place - 1], table.columns(table.fragments[place - 1])
    heading = [text for _, text in table.fragments[0].rows[0]]
    first = int([text for _, text in fragment.rows[0]] == heading)  # printed again on the new page
    if first >= len(fragment.rows) or not above_part.rows[-1]:
        return
    columns = table.columns(fragment)
    rest = {columns[column]: text for column, text in fragment.rows[first]}
    begun = {above[column]: text for column, text in above_part.rows[-1]}
    if not rest.keys() <= begun.keys() or any(is_figure(text) for text in rest.values()):
        return
    if (1 in rest or 1 not in begun) and not _all_go_on(above_part, fragment, first):
        return
    above_part.rows[-1] = [
        (column, _continued(text, rest.get(above[column], ""))) for column, text in above_part.rows[-1]
    ]
    fragment.rows[first] = []


def _all_go_on(above: Fragment, fragment: Fragment, first: int) -> bool:
    """Whether every cell of a row goes on with the last line of the cell above it, as far as ruled tables tell."""
    if above.spans[0][0] - fragment.spans[0][0] > _SAME or len(above.spans) != len(fragment.spans):
        return False
    last = len(above.rows) - 1
    for column, _ in fragment.rows[first]:
        before, line = above.ends.get((last, column)), fragment.ends.get((first, column))
        if before is None or line is None or before[0] is before[1]:
            return False  # one line alone does not show that it was full
        if not goes_on(before[1], line[0], *above.spans[column]):
            return False
    return True


def _continued(text: str, rest: str) -> str:
    if not rest:
        return text
    return f"{text}\n{rest}" if begins_item(rest) else glued(text, rest)
