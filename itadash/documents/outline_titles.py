"""The title of each slide: one sentence that says what the slide shows. Thai, Arabic digits."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from itadash.analysis.words import points
from itadash.documents.deck_model import Deck, FlaggedItem, Score
from itadash.measures.form import OTHER


def target(deck: Deck) -> str:
    """``เกณฑ์ 85``; decimals only where they say something."""
    return f"เกณฑ์ {points(deck.target)}"


def level(name: str) -> str:
    """``ระดับ “ผ่าน”`` · ``ระดับ A``."""
    return f"ระดับ {name}" if name.isascii() else f"ระดับ “{name}”"


def moved(score: Score) -> str:
    """``เพิ่มขึ้น 3.10 คะแนนจากปีก่อน``; "" where the year before is not known."""
    if score.change is None:
        return ""
    return f"{change(score.change)} คะแนนจากปีก่อน" if score.change else "เท่ากับปีก่อน"


def change(value: Decimal) -> str:
    """``เพิ่มขึ้น 3.10`` · ``ลดลง 0.25``."""
    return f"{'เพิ่มขึ้น' if value > 0 else 'ลดลง'} {abs(value)}"


def overall(deck: Deck) -> str:
    """The total, its level and its change."""
    if deck.total.score is None:
        return "ไม่มีคะแนนรวมในผลการประเมินที่นำเข้า"
    named = level(deck.level) if deck.level else "ยังสรุประดับไม่ได้"
    return " ".join(filter(None, (f"คะแนนรวม {deck.total.score}", named, moved(deck.total))))


def indicators(deck: Deck) -> str:
    """How many indicators come up to the target, and which is the weakest of those that do not."""
    known = [score for score in deck.indicators if score.score is not None]
    low = [score for score in known if score.below]
    if not low:
        many = "ทั้งสิบ" if len(known) == 10 else f"ที่มีคะแนนทั้ง {len(known)} ตัว"
        return f"ตัวชี้วัด{many}ผ่าน{target(deck)}"
    weakest = min(low, key=lambda score: score.score or Decimal(0))
    if len(low) == 1:
        return f"ตัวชี้วัดเดียวที่ต่ำกว่า{target(deck)} คือ {weakest.code} {weakest.name}"
    return f"{len(low)} จาก {len(known)} ตัวชี้วัดต่ำกว่า{target(deck)} ต่ำสุดคือ{weakest.name}"


def years(deck: Deck) -> str:
    """What became of the total from the first to the last year."""
    scores = deck.whole[0].scores if deck.whole else ()
    known = [(year, score) for year, score in zip(deck.years, scores, strict=False) if score is not None]
    if len(known) < 2:
        return f"คะแนนรวมและรายแบบวัด ปี {deck.years[0]}–{deck.years[-1]}"
    (first, before), (last, now) = known[0], known[-1]
    told = f"{change(now - before)} คะแนน" if now != before else "เท่าเดิม"
    return f"คะแนนรวม{told} จากปี {first} ถึง {last}"


def panels(deck: Deck) -> str:
    """How many indicators rose and fell against the year before."""
    moves = [score.change for score in deck.indicators if score.change is not None]
    if not moves:
        return f"คะแนนรายตัวชี้วัด ปี {deck.years[0]}–{deck.years[-1]}"
    up, down = sum(move > 0 for move in moves), sum(move < 0 for move in moves)
    if up == len(moves) or down == len(moves):
        many = "ทั้งสิบ" if len(moves) == 10 else f" {len(moves)} ตัว"
        return f"ตัวชี้วัด{many}ได้คะแนน{'เพิ่มขึ้น' if up else 'ลดลง'}จากปีก่อน"
    same = len(moves) - up - down
    parts = [f"{way} {count} ตัว" for way, count in (("เพิ่มขึ้น", up), ("ลดลง", down), ("เท่าเดิม", same)) if count]
    return f"จากปีก่อน ตัวชี้วัด{' '.join(parts)}"


def pairs(deck: Deck) -> str:
    """Which part of EIT is higher, and where the two are widest apart."""
    widest = deck.pairs[0] if deck.pairs else None
    where = f" ต่างกันมากที่สุดที่ข้อ {widest.code}" if widest and widest.gap else ""
    if deck.eit is None:
        every = "ทุกข้อที่มีทั้งสองส่วน" if deck.unpaired else "ทุกข้อ"
        return f"EIT Public กับ EIT Survey{where or f' ได้คะแนนเท่ากัน{every}'}"
    if not deck.eit.gap:
        return f"EIT Public เท่ากับ EIT Survey{where}"
    way = "สูงกว่า" if deck.eit.gap > 0 else "ต่ำกว่า"
    return f"EIT Public {way} EIT Survey {abs(deck.eit.gap)} คะแนน{where}"


def flagged(deck: Deck, defect: str) -> str:
    """How many items are to be put right; ``defect`` is the word for that verdict."""
    items = deck.flagged
    if not items:
        return f"ไม่มีข้อที่{defect}" if deck.items else "ไม่มีคะแนนรายข้อในผลการประเมินที่นำเข้า"
    if any(item.verdict != defect for item in items):
        return f"ต่ำกว่าเกณฑ์หรือ{defect} {len(items)} ข้อ{_zeros(items)}"
    return f"{defect} {len(items)} ข้อ{_zeros(items)}"


def _zeros(items: Sequence[FlaggedItem]) -> str:
    zeros = sum(item.code.startswith("O") and item.score == 0 for item in items)
    if not zeros:
        return ""
    return " ทั้งหมดเป็นข้อ OIT ที่ได้ 0 คะแนน" if zeros == len(items) else f" เป็นข้อ OIT ที่ได้ 0 คะแนน {zeros} ข้อ"


def develop(deck: Deck, word: str) -> str:
    """How many items are to be developed; ``word`` is that verdict's."""
    return f"{word} {len(deck.develop)} ข้อ แม้คะแนนผ่านเกณฑ์แล้ว"


def topics(deck: Deck, defect: str) -> str:
    """In how many topics something is to be put right."""
    numbered = [topic for topic in deck.topics if topic.number]
    low = sum(bool(topic.defect) for topic in numbered)
    return f"{defect}ใน {low} จาก {len(numbered)} ประเด็น" if low else f"ทั้ง {len(numbered)} ประเด็นไม่มีข้อที่{defect}"


def measures(deck: Deck) -> str:
    """How many measures follow, for how many topics."""
    topics = {measure.topic for measure in deck.measures} - {OTHER}
    cover = f" ครอบคลุม {len(topics)} ประเด็น" if topics else ""
    return f"มาตรการปี {deck.fiscal_year + 1} จำนวน {len(deck.measures)} มาตรการ{cover}"


def decisions(deck: Deck) -> str:
    """How much is asked of the meeting."""
    return f"ขอให้ที่ประชุมพิจารณา {len(deck.decisions)} เรื่อง"


def part(number: int, total: int) -> str:
    """`` (2/3)`` where a slide goes on."""
    return f" ({number}/{total})" if total > 1 else ""
