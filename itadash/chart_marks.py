"""What charts on the screen and on paper have in common: line colours, dashes, places of labels."""

from __future__ import annotations

from collections.abc import Sequence

# Ten lines that stay apart for common colour blindness, none of them the orange of what is below the target; the dash
# tells the instrument as a second sign.
LINE_COLOURS = (
    "#0B5A72", "#4E86C6", "#6C4AA0", "#2F8F7A", "#8A6D00",
    "#A33B5E", "#2B3A42", "#7A8B95", "#1B3F8B", "#3D7A1F",
)  # fmt: skip
DASH = {"IIT": "solid", "EIT": "dash", "OIT": "dot"}


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Places for labels near ``wanted`` that keep ``gap`` between each other, inside ``low``…``high``."""
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    placed: list[float] = []
    for i in order:
        placed.append(max(wanted[i], placed[-1] + gap) if placed else max(wanted[i], low))
    ceiling = high
    for k in range(len(placed) - 1, -1, -1):
        placed[k] = min(placed[k], ceiling)
        ceiling = placed[k] - gap
    result = [0.0] * len(wanted)
    for k, i in enumerate(order):
        result[i] = placed[k]
    return result
