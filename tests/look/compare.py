"""Are two pictures of a page the same to a person? Fonts may be drawn a little otherwise, nothing may be missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from PIL import Image, ImageFilter

SHRINK = 4  # letters become grey strokes: how they are drawn no longer shows, where they stand does
BLUR = 1.2
TILE = 12  # of the small picture: 48 px of the page
MOST_TILE = 9.0  # of 255: the mean difference of the worst tile
MOST_MEAN = 2.0  # of 255: of the whole page


@dataclass(frozen=True)
class Difference:
    """How far two pictures are apart, 0–255: on the whole and in the worst tile, and where that is (px of the page)."""

    mean: float
    worst: float
    place: tuple[int, int]

    @property
    def share(self) -> float:
        """How much of the tolerance is used up: over 1 a person would notice."""
        return max(self.mean / MOST_MEAN, self.worst / MOST_TILE)

    @property
    def seen(self) -> bool:
        """True when a person would notice."""
        return self.share > 1


def difference(one: Image.Image, other: Image.Image) -> Difference:
    """Compare two pictures of the same size. Raises :class:`ValueError` when their sizes differ."""
    if one.size != other.size:
        raise ValueError(f"{one.size} and {other.size}")
    apart = np.abs(_small(one) - _small(other)).max(axis=2)  # the worst of red, green and blue
    high, wide = (-(-side // TILE) * TILE for side in apart.shape)
    padded = np.zeros((high, wide))
    padded[: apart.shape[0], : apart.shape[1]] = apart
    tiles = padded.reshape(high // TILE, TILE, wide // TILE, TILE).mean(axis=(1, 3))
    row, column = np.unravel_index(int(tiles.argmax()), tiles.shape)
    side = TILE * SHRINK
    return Difference(float(apart.mean()), float(tiles.max()), (int(column) * side, int(row) * side))


def _small(picture: Image.Image) -> Any:
    flat = picture.convert("RGB").reduce(SHRINK).filter(ImageFilter.GaussianBlur(BLUR))
    return np.asarray(flat, dtype=float)
