"""The stores under test: SQLite in a file, and PostgreSQL where its server can be started."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from itadash.store import Store, open_store
from itadash.store.postgres import PostgresStore
from tests.store.postgres_server import Server, programs


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server of the tests' own, on a socket in a folder; required when CI=true."""
    if programs() is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no PostgreSQL on this machine, and CI=true")
        pytest.skip("no PostgreSQL on this machine")
    with Server() as running:
        yield running


@pytest.fixture(params=["sqlite", "postgres"])
def again(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Store]:
    """Opens the same empty database each time it is called."""
    if request.param == "sqlite":
        return lambda: open_store(tmp_path / "store.sqlite3")
    url = request.getfixturevalue("server").database()
    return lambda: PostgresStore(url)


@pytest.fixture
def store(again: Callable[[], Store]) -> Iterator[Store]:
    opened = again()
    yield opened
    opened.close()


@pytest.fixture
def ws(store: Store) -> str:
    return store.create_workspace()
