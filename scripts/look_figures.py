"""Writes the contrast and distance of all colours into ``docs/look.md``. Run after a colour was changed.

``python scripts/look_figures.py``; needs requirements-dev.txt. A test fails while the page is stale.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:  # run as a file, only this folder is on the path
    sys.path.insert(0, str(ROOT))

from tests.look.figures import PAGE, with_figures  # noqa: E402

if __name__ == "__main__":
    PAGE.write_text(with_figures(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    print(PAGE.relative_to(ROOT))
