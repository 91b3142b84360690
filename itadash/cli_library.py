"""The files of ``--library``: an office's own measures for the command line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from itadash.cli_output import UserError

if TYPE_CHECKING:
    from itadash.measures.library import Entry


def own_entries(names: Sequence[str]) -> tuple[Entry, ...]:
    """The entries of the files, of two with one id the later. Raises :class:`UserError` for the first fault."""
    if not names:
        return ()
    from itadash.measures.library import own

    entries: tuple[Entry, ...] = ()
    for name in names:
        try:
            entries = own.united(entries, own.read_file(Path(name).read_bytes()))
        except own.OwnEntryError as error:
            raise UserError(f"คลังมาตรการ “{name}”: {error}") from error
        except (OSError, ValueError) as error:
            raise UserError(f"เปิดคลังมาตรการ “{name}” ไม่ได้ ให้ตรวจชื่อและสิทธิ์การอ่าน") from error
    return entries
