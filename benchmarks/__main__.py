"""``python -m benchmarks [reading] [pdf] [report] [chart] [filter] [--rounds N]``: Markdown tables, no assertion."""

from __future__ import annotations

import argparse
import importlib
import os
import platform
from datetime import date

# name on the command line → module, rounds unless told
PARTS = {
    "reading": ("reading", 15),
    "pdf": ("pdf", 8),
    "report": ("report_pdf", 3),
    "chart": ("first_chart", 8),
    "filter": ("filter_change", 30),
}


def main() -> None:
    """Run the named parts (all by default) one after the other."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Ratios to peers in one run.")
    parser.add_argument(
        "parts",
        nargs="*",
        choices=[*PARTS, []],
        metavar="part",
        help="reading, pdf, report, chart, filter; all by default",
    )
    parser.add_argument("--rounds", type=int, help="rounds of every part")
    chosen = parser.parse_args()
    print(f"{date.today()}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}\n")
    for part in chosen.parts or PARTS:
        module, rounds = PARTS[part]
        print(importlib.import_module(f"benchmarks.{module}").main(chosen.rounds or rounds), flush=True)


if __name__ == "__main__":
    main()
