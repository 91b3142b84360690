"""The slides of a meeting in order: what each says, which rows it holds. PowerPoint and the stage only draw it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from itadash.analysis.verdicts import DEFECT, DEVELOP, names
from itadash.analysis.words import signed
from itadash.documents import outline_titles as titles
from itadash.documents.deck_model import Deck, FlaggedItem, Pair, Score, Series, ShortMeasure, Topic, is_below
from itadash.documents.office_text import prepared
from itadash.documents.outline_model import (
    BELOW,
    NOTE,
    OK,
    ROOM,
    Bar,
    Bars,
    Cell,
    Column,
    Grid,
    Lines,
    Opening,
    Outline,
    Overall,
    PairRow,
    Pairs,
    Panel,
    Panels,
    Rows,
    Slide,
    Target,
    Words,
)
from itadash.documents.slides_rows import HEIGHT, Row, joined, paged, short, sized

MOST_FLAGGED, MOST_PAIRS = 9, 4  # rows of a slide
MOST_MEASURE = 160  # characters of a measure; the document has it in full
NO_SCORE, NONE = "ไม่มีคะแนน", "–"
_PARTS = {"EIT1": "EIT Public", "EIT2": "EIT Survey"}
GAP = "ผลต่าง (Public − Survey)"


def outline(deck: Deck, *, thai_digits: bool = False, flowing: bool = False) -> Outline:
    """The slides of ``deck``; texts are prepared and in Thai digits if asked for.

    ``flowing``: for paper, where a table goes on by itself, so that each is one slide however long.
    """
    return _Outline(deck, lambda text: prepared(text, thai_digits=thai_digits), flowing=flowing).made()


class _Outline:
    """The slides one after the other. ``say`` prepares a text."""

    def __init__(self, deck: Deck, say: Callable[[str], str], *, flowing: bool) -> None:
        self._deck = deck
        self._say = say
        self._flowing = flowing
        self._target = Target(deck.target, say(titles.target(deck)))

    def made(self) -> Outline:
        deck, say = self._deck, self._say
        slides = [self._opening(), self._overall()]
        if any(score.score is not None for score in deck.indicators):
            slides.append(self._indicators())
        if len(deck.years) > 1:
            slides += [self._years(), self._panels()]
        if deck.eit or deck.pairs:
            slides.append(self._pairs())
        slides += self._flagged()
        slides += self._develop()
        slides += self._topics()
        slides += self._measures()
        slides.append(self._decisions())
        name = f"ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {deck.fiscal_year}"
        footer = " · ".join(filter(None, (deck.agency, name)))
        return Outline(say(name), say(deck.agency), say(footer), tuple(slides), tuple(map(say, deck.sources)))

    # --- pieces ---

    def _slide(
        self, id_: str, title: str, body: object, *, kind: str = "", finding: str = "", notes: Iterable[str] = ()
    ) -> Slide:
        say = self._say
        return Slide(id_, kind or id_, say(title), body, say(finding), tuple(map(say, notes)))  # type: ignore[arg-type]

    def _grid(self, columns: Sequence[Column], rows: Iterable[Sequence[Cell]], told: str, size: float = 0) -> Grid:
        heads = tuple(Column(self._say(column.heading), column.width, column.align) for column in columns)
        grid = Grid(heads, tuple(tuple(row) for row in rows), self._say(told))
        return Grid(grid.columns, grid.rows, grid.told, size) if size else grid

    def _cell(self, text: str, *, low: bool = False) -> Cell:
        return Cell(self._say(text), low=low)

    def _score(self, score: Decimal | None) -> Cell:
        """A score in a table; ▼ where it is below the target."""
        return self._cell(self._text(score) if score is not None else NONE, low=is_below(score, self._deck.target))

    def _text(self, score: Decimal | None) -> str:
        if score is None:
            return NO_SCORE
        return f"{BELOW} {score}" if is_below(score, self._deck.target) else str(score)

    def _bar(self, label: str, score: Score, note: str = "") -> Bar:
        text = self._say(self._text(score.score))
        return Bar(self._say(label), score.score, score.previous, text, score.below, self._say(note))

    def _key(self) -> str:
        return f"{BELOW} ต่ำกว่า{titles.target(self._deck)}"

    def _tables(
        self,
        kind: str,
        title: str,
        columns: Sequence[Column],
        rows: Sequence[Row],
        *,
        most: int = 99,
        note: str = "",
        shown: str = "",
        join: bool = False,
    ) -> list[Slide]:
        """A table over as many slides as it takes; ``shown`` stands below it, ``note`` is for the speaker."""
        heads = [Column(self._say(column.heading), column.width, column.align) for column in columns]
        high = HEIGHT - (0.45 if shown else 0)
        size = sized(rows, heads, most=most, high=high)
        pages = [rows] if self._flowing else paged(rows, heads, most=most, size=size, high=high)
        out = []
        for number, page in enumerate(pages, 1):
            named = f"{title}{titles.part(number, len(pages))}"
            body = Rows(self._grid(columns, joined(page) if join else page, named, size), self._say(shown))
            id_ = f"{kind}-{number}" if number > 1 else kind
            out.append(self._slide(id_, named, body, kind=kind, notes=[note] if note else []))
        return out

    # --- slides ---

    def _opening(self) -> Slide:
        deck, say = self._deck, self._say
        follow = f"และมาตรการประจำปีงบประมาณ พ.ศ. {deck.fiscal_year + 1}" if deck.measures else ""
        lines = [f"ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {deck.fiscal_year}", follow]
        body = Opening(tuple(say(line) for line in lines if line), say(deck.agency), say("เอกสารประกอบการประชุม"))
        note = "เอกสารนี้จัดทำจากผลการประเมินและมาตรการของหน่วยงาน แก้ไขกราฟและตารางได้ใน PowerPoint"
        return self._slide("opening", " ".join(body.lines), body, notes=[note])

    def _overall(self) -> Slide:
        deck, say, total = self._deck, self._say, self._deck.total
        known = total.score is not None
        reached = f"{BELOW} ต่ำกว่า{self._target.label}" if total.below else f"{OK} ผ่าน{self._target.label}"
        names_ = [_PARTS.get(score.code, score.code) for score in deck.instruments]
        shares = ["" if score.share is None else f"{score.share * 100:.0f}%" for score in deck.instruments]
        bars = tuple(
            self._bar(name, score, f"น้ำหนัก {share}" if share else "")
            for name, score, share in zip(names_, deck.instruments, shares, strict=True)
        )
        before = [Column("ปีก่อน", 1.6, "R")] if any(s.previous is not None for s in deck.instruments) else []
        columns = [Column("แบบวัด", 2.3), Column("น้ำหนัก", 1.55, "R"), Column("คะแนน", 1.6, "R"), *before]
        rows = [
            [self._cell(name), self._cell(share), self._score(score.score), self._score(score.previous)][: len(columns)]
            for name, share, score in zip(names_, shares, deck.instruments, strict=True)
        ]
        told = "คะแนนรายแบบวัด: " + ", ".join(f"{name} {bar.text}" for name, bar in zip(names_, bars, strict=True))
        body = Overall(
            name=say("คะแนนรวม"),
            score=say(str(total.score) if known else "ไม่มีคะแนนรวม"),
            below=total.below,
            verdict=say(reached) if known else "",
            level=say(titles.level(deck.level) if deck.level else "ยังสรุประดับไม่ได้"),
            level_note=say(f"({' หรือ '.join(deck.candidates)})" if not deck.level and deck.candidates else ""),
            change=say(titles.moved(total)),
            reason=say(deck.level_reason),
            rows=bars,
            grid=self._grid(columns, rows, told, 24) if rows else None,
            target=self._target,
        )
        return self._slide("result", titles.overall(deck), body, finding=told if rows else "")

    def _indicators(self) -> Slide:
        deck = self._deck
        low = [score.code for score in deck.indicators if score.below]
        said = f"ตัวชี้วัดที่ต่ำกว่าเกณฑ์: {', '.join(low)}" if low else "ทุกตัวชี้วัดที่มีคะแนนผ่านเกณฑ์"
        bars = tuple(self._bar(f"{score.code} {score.name}", score) for score in deck.indicators)
        rows = [[Cell(bar.label), Cell(bar.text, low=bar.below)] for bar in bars]
        told = f"คะแนนรายตัวชี้วัด เทียบ{titles.target(deck)}"
        grid = self._grid([Column("ตัวชี้วัด", 8.0), Column("คะแนน", 2.0, "R")], rows, told)
        body = Bars(bars, self._target, self._say(self._key()), grid)
        return self._slide("indicators", titles.indicators(deck), body, finding=f"{told} {said}", notes=[said])

    def _years(self) -> Slide:
        deck, say = self._deck, self._say
        first = 2.6
        each = (ROOM - first) / len(deck.years)
        columns = [Column("คะแนน", first), *(Column(str(year), each, "R") for year in deck.years)]
        rows = [[self._cell(s.name), *(self._score(score) for score in s.scores)] for s in deck.whole]
        told = f"กราฟเส้นคะแนนรวมและรายแบบวัด ปี {deck.years[0]}–{deck.years[-1]}"
        body = Lines(
            tuple(Series(s.code, say(s.name), s.scores) for s in deck.whole),
            deck.years,
            tuple(say(str(year)) for year in deck.years),
            self._target,
            floor_of(deck.whole, deck.target),
            self._grid(columns, rows, "คะแนนรวมและรายแบบวัดรายปี", NOTE),
        )
        return self._slide("years", titles.years(deck), body, finding=told)

    def _panels(self) -> Slide:
        deck, say = self._deck, self._say
        floor = floor_of(deck.trend, deck.target)
        moves = {score.code: score.change for score in deck.indicators}
        rows = tuple(
            Panel(
                say(f"{series.code} {series.name}"),
                series.scores,
                say(self._text(series.scores[-1])),
                is_below(series.scores[-1], deck.target),
                say(_signed(moves.get(series.code))),
                Series(series.code, say(series.name), series.scores),
            )
            for series in deck.trend
        )
        columns = [Column("ตัวชี้วัด", 5.0), *(Column(str(year), 1.4, "R") for year in deck.years)]
        cells = [[Cell(row.label), *(self._score(score) for score in row.scores)] for row in rows]
        told = f"คะแนนรายตัวชี้วัด ปี {deck.years[0]}–{deck.years[-1]}"
        key = f"คะแนนปี {deck.years[-1]} และผลต่างจากปีก่อน · เส้นประคือ{titles.target(deck)} · แกนเริ่มที่ {floor}"
        years = tuple(say(str(year)) for year in deck.years)
        grid = self._grid(columns, cells, told)
        body = Panels(rows, deck.years, years, self._target, floor, say(key), grid)
        return self._slide("panels", titles.panels(deck), body, finding=told, notes=[key])

    def _pairs(self) -> Slide:
        deck = self._deck
        shown = [*([deck.eit] if deck.eit else []), *deck.pairs[: MOST_PAIRS + (deck.eit is None)]]
        rows = tuple(self._pair(pair) for pair in shown)
        columns = [Column("เรื่อง", 5.9), *(Column(name, 1.9, "R") for name in _PARTS.values())]
        columns.append(Column(GAP.replace(" (", "\n("), 2.4, "R"))
        cells = [
            [Cell(row.label), self._score(row.public), self._score(row.survey), self._cell(row.gap)] for row in rows
        ]
        items = len(shown) - (deck.eit is not None)
        note = f"{items} ข้อที่ต่างกันมากที่สุดจาก {len(deck.pairs)} ข้อ" if items else ""
        if items and deck.unpaired:
            note = f"{note} ที่มีคะแนนทั้งสองส่วน อีก {deck.unpaired} ข้อมีไม่ครบ"
        gaps = (
            ""
            if not items
            else f"{GAP}: {' · '.join(f'{pair.code} {_signed(pair.gap)}' for pair in shown if pair is not deck.eit)}"
        )
        grid = self._grid(columns, cells, "EIT Public เทียบ EIT Survey")
        body = Pairs(
            rows, ("EIT Public", "EIT Survey"), self._target, self._say(note), self._say(GAP), self._say(gaps), grid
        )
        return self._slide(
            "eit", titles.pairs(deck), body, finding=" ".join(("กราฟแท่งคู่ EIT Public เทียบ EIT Survey", note))
        )

    def _pair(self, pair: Pair) -> PairRow:
        say, target = self._say, self._deck.target
        return PairRow(
            say(f"{pair.code} {pair.label}"),
            pair.public,
            pair.survey,
            say(self._text(pair.public)),
            say(self._text(pair.survey)),
            is_below(pair.public, target),
            is_below(pair.survey, target),
            say(_signed(pair.gap)),
        )

    def _flagged(self) -> list[Slide]:
        deck = self._deck
        title = titles.flagged(deck, names()[DEFECT].short)
        if not deck.flagged:
            text = f"ทุกข้อที่มีคะแนนผ่าน{titles.target(deck)}" if deck.items else "จึงยังบอกข้อที่ต้องแก้ไขไม่ได้"
            return [self._slide("flagged", title, Words((self._say(text),)))]
        before = any(item.previous is not None for item in deck.flagged)
        mixed = len({item.verdict for item in deck.flagged}) > 1
        ends = [Column("คะแนน", 1.5, "R"), *([Column("ปีก่อน", 1.4, "R")] if before else [])]
        ends += [Column("ผลวินิจฉัย", 2.1, "C")] if mixed else []
        columns = [Column("ข้อ", 0.9, "C"), Column("เรื่อง", ROOM - 0.9 - sum(c.width for c in ends)), *ends]
        rows = [self._item(item, before=before, verdict=mixed) for item in deck.flagged]
        return self._tables("flagged", title, columns, rows, most=MOST_FLAGGED, note="เรียงจากคะแนนต่ำสุด")

    def _develop(self) -> list[Slide]:
        deck = self._deck
        if not deck.develop:
            return []
        ends = [Column("คะแนน", 1.5, "R"), Column("เหตุผล", 4.2)]
        columns = [Column("ข้อ", 0.9, "C"), Column("เรื่อง", ROOM - 0.9 - sum(c.width for c in ends)), *ends]
        rows = [(*self._item(item), self._cell(item.reason)) for item in deck.develop]
        title = titles.develop(deck, names()[DEVELOP].short)
        return self._tables("develop", title, columns, rows, most=MOST_FLAGGED, note="เรียงจากคะแนนต่ำสุด")

    def _item(self, item: FlaggedItem, *, before: bool = False, verdict: bool = False) -> Row:
        previous = [self._cell(NONE if item.previous is None else str(item.previous))] if before else []
        end = [self._cell(f"{item.sign} {item.verdict}", low=True)] if verdict else []
        return (self._cell(item.code), self._cell(item.label), self._score(item.score), *previous, *end)

    def _topics(self) -> list[Slide]:
        deck = self._deck
        if not deck.items or not deck.topics:
            return []
        defect, develop = names()[DEFECT].short, names()[DEVELOP].short
        shown = [topic for topic in deck.topics if topic.number or topic.defect or topic.develop]
        columns = [Column("ประเด็น", 5.9), Column("ผลวินิจฉัย", 2.1), Column(defect, 2.3)]
        columns.append(Column(develop, ROOM - sum(column.width for column in columns)))
        return self._tables("topics", titles.topics(deck, defect), columns, [self._topic(topic) for topic in shown])

    def _topic(self, topic: Topic) -> Row:
        name = f"{topic.number}. {topic.name}" if topic.number else topic.name
        told = f"{topic.sign} {topic.verdict}" if topic.verdict else NO_SCORE
        return (
            self._cell(name),
            self._cell(told, low=bool(topic.defect)),
            self._cell(", ".join(topic.defect) or NONE),
            self._cell(", ".join(topic.develop) or NONE),
        )

    def _measures(self) -> list[Slide]:
        deck = self._deck
        if not deck.measures:
            return []
        periods = {measure.period for measure in deck.measures}
        one = next(iter(periods)) if len(periods) == 1 else ""
        own = [] if one or not any(periods) else [Column("ระยะเวลา", 2.2)]
        columns = [Column("ประเด็น", 3.0), Column("มาตรการ", ROOM - 6.5 - sum(c.width for c in own))]
        columns += [Column("ผู้รับผิดชอบ", 3.5), *own]
        note = f"ทั้งหมด {len(deck.measures)} มาตรการ รายละเอียดอยู่ในเอกสารมาตรการ"
        rows = [self._measure(measure)[: len(columns)] for measure in deck.measures]
        shown = f"ระยะเวลาทุกมาตรการ: {one}" if one else ""
        return self._tables("measures", titles.measures(deck), columns, rows, note=note, shown=shown, join=True)

    def _measure(self, measure: ShortMeasure) -> Row:
        texts = (measure.topic, short(measure.measure, MOST_MEASURE), measure.owner, measure.period)
        return tuple(self._cell(text) for text in texts)

    def _decisions(self) -> Slide:
        decisions = tuple(map(self._say, self._deck.decisions))
        numbers = tuple(self._say(f"{number}.") for number in range(1, len(decisions) + 1))
        note = "ข้อเสนอเพื่อให้ที่ประชุมมีมติ แก้ไขได้ตามระเบียบวาระ"
        return self._slide("decisions", titles.decisions(self._deck), Words(decisions, numbers), notes=[note])


def floor_of(series: Sequence[Series], target: Decimal) -> Decimal:
    """Where the axis of scores begins: a round number below every score and below the target."""
    lowest = min((score for each in series for score in each.scores if score is not None), default=target)
    return max(Decimal(0), (min(lowest, target) - 10) // 10 * 10)


def _signed(value: Decimal | None) -> str:
    """``+1.50`` · ``−0.25`` · ``0.00``; "" where it is not known."""
    return "" if value is None else signed(value)
