"""Contrast and distance of colours, as people with each kind of sight see them. Colours are ``#RRGGBB``."""

from __future__ import annotations

from coloraide import Color

# The three kinds of colour blindness, complete, each by two models: Machado, Oliveira and Fernandes (2009), and
# Viénot, Brettel and Mollon (1999) or, for blue, Brettel, Viénot and Mollon (1997).
BLIND = ("protan", "deutan", "tritan")
MODELS = ("machado", "vienot", "brettel")


def contrast(front: str, back: str) -> float:
    """Contrast ratio 1–21 of WCAG 2.2."""
    return float(Color(front).contrast(back, method="wcag21"))


def mixed(front: str, back: str, share: float) -> str:
    """``share`` (0–1) of ``front`` laid over ``back``, as browsers mix them."""
    over, under = Color(front).coords(), Color(back).coords()
    return hexed(Color("srgb", [share * a + (1 - share) * b for a, b in zip(over, under, strict=True)]))


def hexed(colour: Color) -> str:
    """``colour`` as ``#RRGGBB``."""
    return str(colour.convert("srgb").to_string(hex=True, fit="clip")).upper()


def seen(colour: str, kind: str, model: str = "machado") -> str:
    """``colour`` as somebody of that kind of colour blindness sees it; ``grey`` is a black-and-white print."""
    if kind == "grey":
        return hexed(Color(colour).filter("grayscale"))
    return hexed(Color(colour).filter(kind, method=model))


def distance(one: str, other: str) -> float:
    """CIEDE2000: about 1 is just seen side by side, 10 is told at a glance."""
    return float(Color(one).delta_e(other, method="2000"))


def least_distance(one: str, other: str) -> tuple[float, str]:
    """The smallest distance for any kind of sight and by any model, and whose sight that is."""
    views = [(distance(one, other), "all")]
    for kind in BLIND:
        for model in MODELS:
            if (kind, model) in (("tritan", "vienot"),):  # the model was made for red and green only
                continue
            views.append((distance(seen(one, kind, model), seen(other, kind, model)), f"{kind}, {model}"))
    return min(views)
