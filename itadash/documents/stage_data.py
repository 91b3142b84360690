"""The slides as plain JSON, for the stage in the browser: the same outline as the PowerPoint file's."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any

from itadash.documents.outline_model import Outline, Slide


def slides_data(outline: Outline) -> list[dict[str, Any]]:
    """A dictionary a slide: id, kind, title, finding, and ``body`` with its ``type`` and all that is drawn.

    Scores are numbers (``None`` where there is none), for lengths and places; what is read stands beside them as text.
    """
    return [_slide(slide) for slide in outline.slides]


def _slide(slide: Slide) -> dict[str, Any]:
    body = {"type": type(slide.body).__name__.lower(), **_plain(slide.body)}
    return {"id": slide.id, "kind": slide.kind, "title": slide.title, "finding": slide.finding, "body": body}


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, (tuple, list)):
        return [_plain(each) for each in value]
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value
