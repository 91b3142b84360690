"""Python's search for garbage in circles while many records are made."""

from __future__ import annotations

import gc

import pytest

from itadash.reading.many import many_records


@many_records()
def _fails() -> None:
    raise KeyError(gc.isenabled())


def test_it_stands_still_inside_and_goes_on_afterwards_also_when_something_fails() -> None:
    assert gc.isenabled()
    with pytest.raises(KeyError, match="False"):
        _fails()
    assert gc.isenabled()


def test_readings_that_overlap_leave_it_on_in_whatever_order_they_end() -> None:
    first, second = many_records(), many_records()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    second.__exit__(None, None, None)
    assert gc.isenabled()


def test_where_it_was_off_it_stays_off() -> None:
    gc.disable()
    try:
        with many_records():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
