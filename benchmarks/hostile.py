"""Hostile files of every format: seconds to the Thai sentence, and the memory of both processes at its highest.

Each sample (those of ``tests/reading/files``) is read in a process of its own under the limits of the app, from bytes
to scores, as a page does it: ``python -m benchmarks.hostile [--all]``. Reads /proc, so it needs Linux.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.reading.files import hostile, hostile_documents, hostile_pdf, hostile_sheets, hostile_texts

ROOT = Path(__file__).resolve().parent.parent
SECONDS, MIB = 5.0, 1024
_READ = """
import json, os, re, sys, threading, time
from pathlib import Path
from itadash.reading import InputFile, UnreadableFileError, read_file

def highest(pid):
    return int(re.search(r"VmHWM:\\s*(\\d+)", Path(f"/proc/{pid}/status").read_text())[1]) / 1024

children = {}  # the last value of each: before it is a program of its own, a child counts its parent's memory
def watch():
    while True:
        for pid in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split():
            try:
                children[pid] = highest(pid)
            except (OSError, TypeError):  # it has just ended
                pass
        time.sleep(0.01)

data = Path(sys.argv[1]).read_bytes()
threading.Thread(target=watch, daemon=True).start()
start, used = time.perf_counter(), sum(os.times()[:4])
try:
    told = f"{len(read_file(InputFile(sys.argv[2], data)).printed)} scores"
except UnreadableFileError as error:
    told = str(error)
seconds, used = time.perf_counter() - start, sum(os.times()[:4]) - used
print(json.dumps([told, seconds, used, highest("self"), max(children.values(), default=0)]))
"""


@dataclass(frozen=True)
class Measured:
    """One sample: seconds of wall clock and of processors, memory (MiB) of the app's process and of its child."""

    format: str
    case: str
    told: str
    seconds: float
    processor: float
    own: float
    child: float

    @property
    def memory(self) -> float:
        """Both processes together."""
        return self.own + self.child

    @property
    def kept(self) -> bool:
        """True when a sentence (or, of a file that may be read, scores) came within the limits.

        Processor seconds count: on a busy machine the wall clock tells of the neighbours.
        """
        return bool(self.told) and self.processor <= SECONDS and self.memory <= MIB


def samples() -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    """(format, case, maker) of every hostile file of the tests."""
    for kind in (hostile, hostile_sheets, hostile_documents, hostile_pdf, hostile_texts):
        for case, (make, _) in kind.REFUSED.items():
            name, colon, _ = case.partition(": ")
            yield (name if colon else "xlsx" if kind is hostile else "other"), case, make
    for case, make in hostile_pdf.ENDLESS.items():
        yield "pdf", case, make
    for case, make in hostile_texts.SLOW.items():
        yield case.partition(": ")[0], case, make


def measure(format: str, case: str, make: Callable[[], bytes], folder: Path) -> Measured:
    """Read one sample in a fresh process."""
    path = folder / "sample"
    path.write_bytes(make())
    name = f"ผล.{'md' if format == 'markdown' else 'txt' if format == 'text' else format}"
    command = [sys.executable, "-c", _READ, str(path), name]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60, check=True)
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        return Measured(format, case, "", 60.0, 60.0, 0.0, 0.0)
    return Measured(format, case, *json.loads(done.stdout))


def main() -> None:
    """Measure all samples and print the tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.hostile")
    parser.add_argument("--all", action="store_true", help="a line for every sample")
    parser.add_argument("--only", default="", help="samples whose format or name holds this")
    options = parser.parse_args()
    chosen = [sample for sample in samples() if options.only in f"{sample[0]} {sample[1]}"]
    with tempfile.TemporaryDirectory() as folder:
        found = [measure(*sample, Path(folder)) for sample in chosen]
    print(f"{date.today()}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}\n")
    print(table(found))
    shown = found if options.all else [each for each in found if not each.kept]
    for each in shown:
        mark = "" if each.kept else "**beyond the limits** "
        times = f"{each.seconds:.2f} s ({each.processor:.2f} of processors)"
        print(f"- {mark}{each.case}: {times}, {each.own:.0f} + {each.child:.0f} MiB, {each.told[:160]}")


def table(found: list[Measured]) -> str:
    """A line for each format: how many samples, how many within the limits, the slowest and the largest."""
    lines = [
        "| format | samples | within 5 s of a core, 1 GiB | slowest: wall clock, core | most memory, app + child |",
        "|---|---|---|---|---|",
    ]
    for format in dict.fromkeys(each.format for each in found):
        own = [each for each in found if each.format == format]
        slow, large = max(own, key=lambda each: each.seconds), max(own, key=lambda each: each.memory)
        times = f"{slow.seconds:.2f} s, {slow.processor:.2f} s: {_short(slow)}"
        memory = f"{large.own:.0f} + {large.child:.0f} MiB: {_short(large)}"
        lines.append(f"| {format} | {len(own)} | {sum(each.kept for each in own)} | {times} | {memory} |")
    return "\n".join(lines) + "\n"


def _short(each: Measured) -> str:
    return each.case.removeprefix(f"{each.format}: ")


if __name__ == "__main__":
    main()
