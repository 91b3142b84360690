"""Contenders in alternation (A B A B …) and a table of their times. Ours always comes first."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

Seconds = float


@dataclass
class Contender:
    """Something that does the job once and says how long it took; ``seconds`` collects its times."""

    name: str
    run: Callable[[], Seconds]
    seconds: list[Seconds] = field(default_factory=list)


def timed(work: Callable[[], Any]) -> Callable[[], Seconds]:
    """``work`` as a contender's ``run``: its wall clock."""

    def run() -> Seconds:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start

    return run


def alternate(contenders: Sequence[Contender], rounds: int, *, warm_up: int = 1) -> None:
    """Let each contender run once a round, in turn; every second round in the other direction.

    What a neighbour on the machine does then falls on all alike. The first ``warm_up`` rounds do not count.
    """
    for number in range(warm_up + rounds):
        for contender in contenders if number % 2 == 0 else reversed(contenders):
            seconds = contender.run()
            if number >= warm_up:
                contender.seconds.append(seconds)


def report(title: str, contenders: Sequence[Contender], *, unit: str = "ms") -> str:
    """A Markdown table: min – median – max of each, and how many times our time each peer took.

    The ratio is formed in every round by itself (peer ÷ ours; above 1 we are faster) and given as min – median – max.
    """
    factor = {"ms": 1000.0, "s": 1.0}[unit]
    digits = 1 if unit == "ms" else 2
    ours = contenders[0]
    lines = [
        f"### {title}",
        "",
        f"| | min – **median** – max, {unit} | peer ÷ ours, min – **median** – max |",
        "|---|---|---|",
    ]
    for contender in contenders:
        times = _spread([value * factor for value in contender.seconds], digits)
        if contender is ours:
            ratio = "1"
        else:
            ratio = _spread([b / a for a, b in zip(ours.seconds, contender.seconds, strict=True)], 2)
        lines.append(f"| {contender.name} | {times} | {ratio} |")
    lines.append(f"\n{len(ours.seconds)} rounds.\n")
    return "\n".join(lines)


def _spread(values: Sequence[float], digits: int) -> str:
    low, middle, high = (f"{value:.{digits}f}" for value in (min(values), statistics.median(values), max(values)))
    return f"{low} – **{middle}** – {high}"
