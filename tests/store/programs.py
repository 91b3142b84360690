"""Programs that write to a store beside the tests."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def start(program: str, *arguments: str) -> subprocess.Popen[str]:
    """A Python program, running."""
    return subprocess.Popen(
        [sys.executable, "-c", program, *arguments], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def saved_until_killed(writer: subprocess.Popen[str], saves: int) -> int:
    """Kill a program that prints the number of each save; the last number that it was told."""
    assert writer.stdout is not None
    last = 0
    for _ in range(saves):
        last = int(writer.stdout.readline())
    writer.kill()
    rest, _ = writer.communicate()
    return [last, *map(int, rest.split())][-1]
