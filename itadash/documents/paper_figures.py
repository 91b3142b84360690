"""Where figures and pictures stand on paper: in their place, drawn a little lower to fit, or on top of the next page.

A figure that does not fit lets the text below it flow up; it never goes past the end of its part (the next heading of
level 1, a turned page, signatures). A picture has no number by which a text could name it, so it goes past no heading.
"""

from __future__ import annotations

from collections.abc import Callable

from itadash.documents import figures, paper_pictures
from itadash.documents.content import Block, Document, Figure, Heading, Picture, Table, Text
from itadash.documents.page import CAPTION, NOTE, ThaiPDF
from itadash.documents.paper_heads import paint_line

ABOVE, BELOW_CHART, AFTER = 1.0, 1.0, 5.0  # mm around a chart and its caption


class FigureFlow:
    """The figures of one document being set.

    ``caption`` gives the lines of a figure's caption by its place among the blocks; ``placed`` is told the place of a
    figure when it is painted.
    """

    def __init__(
        self, pdf: ThaiPDF, document: Document, caption: Callable[[int], list[str]], placed: Callable[[int], None]
    ) -> None:
        self._pdf, self._blocks, self._caption, self._placed = pdf, document.blocks, caption, placed
        self._waiting: list[int] = []
        pdf.on_new_page = self._on_top

    def set(self, at: int) -> None:
        """Paint the figure ``at`` here, or let it wait for the top of the next page while text follows it."""
        if self._waiting or self._tight(at) is None:
            if self._may_wait(at):
                self._waiting.append(at)
                return
            if self._waiting:
                self.flush()
            if self._tight(at) is None:
                self._pdf.add_page()
        self._paint(at, self._tight(at) or self._least_tight(at))

    def before(self, block: Block) -> None:
        """To be called before ``block`` is set: figures that wait do not go past the end of their part."""
        if any(_ends_part(block, self._figure(at)) for at in self._waiting):
            self.flush()

    def flush(self) -> None:
        """Paint all figures that wait."""
        while self._waiting:
            self._pdf.add_page()  # _on_top paints at least one

    def least(self, at: int) -> float:
        """The least height in which figure ``at`` can stand."""
        return self._height(at, self._least_tight(at))

    def _on_top(self) -> None:
        """On a page just begun: the figures that wait, as far as they have room."""
        while self._waiting:
            fresh = self._pdf.get_y() <= self._pdf.t_margin
            tight = self._tight(self._waiting[0])
            if tight is None and not fresh:
                return
            at = self._waiting.pop(0)
            self._paint(at, tight or self._least_tight(at))

    def _may_wait(self, at: int) -> bool:
        """Whether text or a table follows figure ``at`` before its part ends."""
        for block in self._blocks[at + 1 :]:
            if _ends_part(block, self._figure(at)):
                return False
            if isinstance(block, Text | Table):
                return True
        return False

    def _tight(self, at: int) -> float | None:
        """How tight figure ``at`` must be drawn for what is left of the page; ``None``: it does not fit.

        When the next figure would fit, too, if both were drawn lower, they are.
        """
        left = self._pdf.bottom - float(self._pdf.get_y())
        both = [at, at + 1] if isinstance(self._next(at), Figure | Picture) else [at]
        for some in (both, [at]):
            if (tight := self._squeezed(some, left)) is not None:
                return tight
        return None

    def _next(self, at: int) -> Block | None:
        return self._blocks[at + 1] if at + 1 < len(self._blocks) else None

    def _squeezed(self, some: list[int], left: float) -> float | None:
        smallest = max(map(self._least_tight, some))
        most, least = (sum(self._height(at, tight) for at in some) for tight in (1.0, smallest))
        if most - AFTER <= left:
            return 1.0
        if least - AFTER > left:
            return None
        low, high = smallest, 1.0
        while high - low > 0.005:  # heights do not shrink evenly: labels keep their lines
            middle = (low + high) / 2
            if sum(self._height(at, middle) for at in some) - AFTER <= left:
                low = middle
            else:
                high = middle
        return low

    def _height(self, at: int, tight: float) -> float:
        """Of chart, caption and source with the room around them."""
        pdf, figure = self._pdf, self._figure(at)
        if isinstance(figure, Picture):
            return paper_pictures.height(pdf, figure, tight)
        lines = len(self._caption(at)) * CAPTION.pitch + len(self._source(figure)) * NOTE.pitch
        return ABOVE + figures.height(figure.chart, pdf, pdf.epw, tight) + BELOW_CHART + lines + AFTER

    def _paint(self, at: int, tight: float) -> None:
        pdf, figure = self._pdf, self._figure(at)
        self._placed(at)
        if isinstance(figure, Picture):
            paper_pictures.paint(pdf, figure, tight)
            return
        pdf.space(ABOVE)
        y = float(pdf.get_y())
        figures.paint(figure.chart, pdf, pdf.l_margin, y, pdf.epw, tight)
        pdf.set_xy(pdf.l_margin, y + figures.height(figure.chart, pdf, pdf.epw, tight) + BELOW_CHART)
        for line in self._caption(at):
            paint_line(pdf, line, CAPTION, "C")
        for line in self._source(figure):
            paint_line(pdf, line, NOTE, "C")
        pdf.space(AFTER)

    def _source(self, figure: Figure) -> list[str]:
        return self._pdf.lines(self._pdf.prepare(figure.source), self._pdf.epw, NOTE) if figure.source else []

    def _least_tight(self, at: int) -> float:
        return paper_pictures.LEAST_TIGHT if isinstance(self._blocks[at], Picture) else figures.LEAST_TIGHT

    def _figure(self, at: int) -> Figure | Picture:
        figure = self._blocks[at]
        if not isinstance(figure, Figure | Picture):
            raise TypeError(f"no figure: {figure!r}")
        return figure


def _ends_part(block: Block, of: Figure | Picture) -> bool:
    if isinstance(block, Heading):
        return block.level == 1 or isinstance(of, Picture)
    return not isinstance(block, Text | Table | Figure | Picture)
