"""What charts on the screen and on paper have in common: line colours, dashes, places of labels."""

from __future__ import annotations

from collections.abc import Sequence

# Ten lines, none near the orange of what is below. Those of one dash (1–5 IIT, 6–8 EIT, 9–10 OIT) stay apart for the
# three kinds of colour blindness, and all have the contrast of text: the names at their ends have their colours.
LINE_COLOURS = (
    "#0B5A72", "#8455C6", "#3C470D", "#8E5257", "#552134",
    "#1871D3", "#6D7A43", "#421A71", "#135B42", "#96216F",
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
