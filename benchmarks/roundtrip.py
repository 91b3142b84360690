"""``python -m benchmarks.roundtrip``: made sheets of every layout, format and damage, read back and judged.

How many are read exactly, how many leave questions (what is missing is told at its place), how many are refused whole
with a reason, and how many are wrong: a score that is not what the sheet prints, or one that is silently missing.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from multiprocessing import get_context
from random import Random
from typing import Any

from tests.reading.generator.cases import CELLS, Case, Judged, formats_of, judge_all, make
from tests.reading.generator.layouts import LAYOUTS

KINDS = ("exact", "asked", "refused", "wrong")
_CHUNK = 100


def cases(count: int, seed: str, layouts: list[str], chosen: str | None, damage: str | None) -> list[Case]:
    """``count`` cases, layouts in turn, the format drawn for each from those that can hold it."""
    found = []
    for number in range(count):
        layout = layouts[number % len(layouts)]
        found.append(Case(layout, f"{seed}-{number // len(layouts)}", chosen or "", damage))
    return found


def _with_format(case: Case) -> Case | None:
    """The case in its format: the one asked for if its paper can be written so, else drawn."""
    if case.format == CELLS:
        return case
    offered = formats_of(make(case))
    if not case.format:
        return Case(case.layout, case.seed, Random(f"{case.seed} {case.layout}").choice(offered), case.damage)
    return case if case.format in offered else None


def _work(chunk: list[Case]) -> list[dict[str, Any]]:
    ready = [case for case in map(_with_format, chunk) if case]
    return [_plain(judged) for judged in judge_all(ready)]


def _plain(judged: Judged) -> dict[str, Any]:
    case = judged.case
    return {
        "layout": case.layout,
        "seed": case.seed,
        "format": case.format,
        "damages": judged.damages,
        "ambiguous": judged.ambiguous,
        "kind": judged.verdict.kind,
        "faults": judged.verdict.faults[:20],
        "asked": judged.verdict.asked[:3],
        "audit": judged.audit,
    }


def run(chosen: list[Case], processes: int) -> list[dict[str, Any]]:
    """All cases judged, on ``processes`` processes."""
    chunks = [chosen[k : k + _CHUNK] for k in range(0, len(chosen), _CHUNK)]
    if processes == 1:
        return [row for chunk in chunks for row in _work(chunk)]
    with get_context("spawn").Pool(processes) as pool:
        return [row for rows in pool.imap_unordered(_work, chunks) for row in rows]


def table(title: str, rows: Iterable[dict[str, Any]], by: str) -> str:
    """Counts of each kind by layout, format or damage, as Markdown."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        names = (row["damages"] or ["none"]) if by == "damages" else [row[by]]
        for name in names:
            counts[name][row["kind"]] += 1
    lines = [f"| {title} | sheets | {' | '.join(KINDS)} | exact |", "|---|---|---|---|---|---|---|"]
    for name, count in sorted(counts.items(), key=lambda pair: -pair[1]["exact"] / pair[1].total()):
        share = f"{100 * count['exact'] / count.total():.1f} %"
        lines.append(f"| {name} | {count.total()} | {' | '.join(str(count[kind]) for kind in KINDS)} | {share} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.roundtrip", description=__doc__)
    parser.add_argument("--sheets", type=int, default=1000)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--layout", action="append", choices=list(LAYOUTS), help="only this one (may be repeated)")
    parser.add_argument("--format", help=f"only this one; “{CELLS}”: without a file in between")
    parser.add_argument("--damage", help="only this kind, on every sheet")
    parser.add_argument("--out", help="a file for the sheets that were not read exactly, a JSON object a line")
    parser.add_argument("--processes", type=int, default=2)
    said = parser.parse_args()
    start = time.monotonic()
    rows = run(cases(said.sheets, said.seed, said.layout or list(LAYOUTS), said.format, said.damage), said.processes)
    total = Counter(row["kind"] for row in rows)
    safe = Counter(row["kind"] for row in rows if not row["ambiguous"])
    print(f"{len(rows)} sheets, seed {said.seed}, {time.monotonic() - start:.0f} s\n")
    print(f"| | sheets | {' | '.join(KINDS)} | exact |\n|---|---|---|---|---|---|---|")
    for name, count in (("all", total), ("one reading only", safe), ("ambiguous damage", total - safe)):
        share = f"{100 * count['exact'] / max(count.total(), 1):.1f} %"
        print(f"| {name} | {count.total()} | {' | '.join(str(count[kind]) for kind in KINDS)} | {share} |")
    print()
    for title, by in (("layout", "layout"), ("format", "format"), ("damage", "damages")):
        print(table(title, rows, by))
    faults = Counter("+".join(sorted({fault.split()[0] for fault in row["faults"]})) for row in rows if row["faults"])
    print("Faults of the wrong ones: " + ", ".join(f"{name} {count}" for name, count in faults.most_common()) or "none")
    audit = Counter(row["audit"] for row in rows)
    print(
        f"Audit of the exact ones: of {audit['found'] + audit['missed']} figures printed wrongly on purpose that other "
        f"figures of the sheet belie {audit['found']} are found; {audit['false']} of {audit['false'] + audit['clean']} "
        "sheets without a wrong figure are accused of one."
    )
    if said.out:
        with open(said.out, "w", encoding="utf-8") as handle:
            for row in sorted(
                (r for r in rows if r["kind"] != "exact" or r["audit"] in ("false", "missed")),
                key=lambda r: (r["layout"], r["seed"]),
            ):
                handle.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
