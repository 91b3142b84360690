"""An office's emblem for covers and memos: taken in as a small, plain picture, whatever was given."""

from __future__ import annotations

import base64
import binascii
import io
import warnings

MOST_BYTES = 2_000_000
_SIDE = 480  # pixels: sharp at 3 cm
_MOST_PIXELS = 25_000_000


class EmblemError(ValueError):
    """The picture cannot be taken, in Thai."""


def emblem_of(data: bytes) -> str:
    """The emblem of a PNG or JPEG file as base64 of a PNG of at most 480 pixels on white.

    Raises :class:`EmblemError` for a file that is too large, no such picture, or broken.
    """
    from PIL import Image

    if len(data) > MOST_BYTES:
        raise EmblemError(f"ภาพใหญ่เกิน {MOST_BYTES // 1_000_000} MB ย่อภาพแล้วเลือกใหม่")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # Pillow only warns of pictures of absurd size
            picture = Image.open(io.BytesIO(data), formats=("PNG", "JPEG"))
            if picture.width * picture.height > _MOST_PIXELS:
                raise EmblemError("ภาพมีจุดภาพมากเกินไป ย่อภาพแล้วเลือกใหม่")
            picture.thumbnail((_SIDE, _SIDE))
            seen = picture.convert("RGBA")
    except EmblemError:
        raise
    except Exception as error:  # a broken picture fails in as many ways as there are decoders
        raise EmblemError("เปิดภาพนี้ไม่ได้ เลือกไฟล์ PNG หรือ JPG ที่เปิดดูได้") from error
    flat = Image.new("RGB", seen.size, "white")
    flat.paste(seen, mask=seen.getchannel("A"))
    out = io.BytesIO()
    flat.save(out, "PNG", optimize=True)
    return base64.b64encode(out.getvalue()).decode("ascii")


def picture_of(emblem: str) -> bytes:
    """The PNG file of :func:`emblem_of`'s text; nothing for an empty or a damaged one."""
    try:
        data = base64.b64decode(emblem, validate=True)
    except (binascii.Error, ValueError):
        return b""
    return data if data.startswith(b"\x89PNG") else b""
