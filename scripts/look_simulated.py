"""Pictures as people with each kind of colour blindness see them, and as a black-and-white printer shows them.

``python scripts/look_simulated.py FOLDER OUT``: a PNG of FOLDER becomes ``NAME-protan.png``, ``-deutan``, ``-tritan``
and ``-grey`` in OUT. The pictures of ``tests/look/references`` do well. Needs requirements-dev.txt.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:  # run as a file, only this folder is on the path
    sys.path.insert(0, str(ROOT))

from PIL import Image  # noqa: E402

from tests.look.colours import BLIND, seen  # noqa: E402

COLOURS = 256


def main() -> int:
    """Draw them all and say where they are."""
    parser = argparse.ArgumentParser(description="Pictures for every kind of sight.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    for path in sorted(chosen.folder.glob("*.png")):
        with Image.open(path) as picture:
            for kind in (*BLIND, "grey"):
                as_seen(picture, kind).save(chosen.out / f"{path.stem}-{kind}.png", optimize=True)
        print(path.stem)
    return 0


def as_seen(picture: Image.Image, kind: str) -> Image.Image:
    """``picture`` with a palette whose colours are those that this kind of sight leaves."""
    drawn = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    palette = drawn.getpalette() or []
    new: list[int] = []
    for at in range(0, len(palette), 3):
        colour = "#{:02X}{:02X}{:02X}".format(*palette[at : at + 3])
        new += bytes.fromhex(seen(colour, kind)[1:])
    drawn.putpalette(new)
    return drawn


if __name__ == "__main__":
    sys.exit(main())
