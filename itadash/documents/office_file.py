"""Files of Word and PowerPoint with the same bytes for the same content: they are zip archives, which carry dates."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

PROPERTY = 255  # characters that a property (title, author) of an Office file may have
_NEVER = (1980, 1, 1, 0, 0, 0)  # the date of every part: a file's own date is in its properties


def rezipped(data: bytes, change: Callable[[str, bytes], bytes] = lambda name, part: part) -> bytes:
    """The archive ``data`` without dates; ``change`` gives each part's new content from its name and its old one."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for entry in before.infolist():
            fixed = zipfile.ZipInfo(entry.filename, _NEVER)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(fixed, change(entry.filename, before.read(entry)))
    return out.getvalue()
