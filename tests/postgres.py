"""`python -m tests.postgres [pytest arguments]` reruns the tests that touch the database on PostgreSQL.

A test marked `one_database` is left out: it says what it proves, which no database changes, and where its queries run
on PostgreSQL.

The server is private and temporary; where none is installed the group is skipped, by name.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from benchmarks import private_postgres
from tests.processes import longest_first

SIGN = "PASSERELLE_TESTS_ON_POSTGRES"


def touches_database(item) -> bool:
    needs = {"db", "transactional_db", "django_db_setup"}
    return bool(item.get_closest_marker("django_db") or needs & set(item.fixturenames))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items) -> None:
    """Long files first; on PostgreSQL, tests of the database."""
    if SIGN in os.environ:
        keep_those_of_the_database(config, items)
    longest_first(items)


def keep_those_of_the_database(config, items) -> None:
    apart = {"browser", "reference", "one_database"}
    kept = [
        i for i in items if touches_database(i) and not apart & {m.name for m in i.iter_markers()}
    ]
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    items[:] = kept


def main(words: list[str]) -> int:
    if not private_postgres.is_there():
        print(f"SKIPPED database tests on PostgreSQL: {private_postgres.MISSING}")
        return 0
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # leave no server behind
    with private_postgres.server() as url:
        environment = {**os.environ, "DATABASE_URL": url, SIGN: "1"}
        command = [sys.executable, "-m", "pytest", *words]
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
