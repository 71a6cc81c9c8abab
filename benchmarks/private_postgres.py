"""A PostgreSQL server of our own, in a temporary folder, reached by a socket only, gone afterwards."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

PLACES = ("/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt", "/usr/local/pgsql")
MISSING = "needs a PostgreSQL server, 15 or later (Debian: apt install postgresql)"


def binary(name: str) -> str | None:
    """Where a PostgreSQL program is, the newest where several are installed; None if there is none."""
    found = [path for place in PLACES for path in Path(place).glob(f"**/bin/{name}")]
    newest = max(found, key=lambda path: [int(p) for p in path.parts if p.isdigit()], default=None)
    return shutil.which(name) or (str(newest) if newest else None)


def is_there() -> bool:
    """Whether a server can be started on this machine."""
    return bool(binary("initdb") and binary("pg_ctl"))


def _as_someone(words: list[str]) -> None:
    """Run as an ordinary user: the server refuses to run as root."""
    if os.geteuid() == 0:
        words = ["runuser", "-u", _ordinary_user(), "--", *words]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, cwd="/")


def _ordinary_user() -> str:
    import pwd

    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


@contextlib.contextmanager
def server(*, durable: bool = False) -> Iterator[str]:
    """The URL of a fresh server's database; `durable` keeps fsync, which tests do without."""
    initdb, pg_ctl = binary("initdb"), binary("pg_ctl")
    if not initdb or not pg_ctl:
        raise RuntimeError(MISSING)
    home = Path(tempfile.mkdtemp(prefix="passerelle-pg-"))
    if os.geteuid() == 0:
        shutil.chown(home, _ordinary_user())
    options = f"-c listen_addresses= -c unix_socket_directories={home} -c max_connections=60"
    options += "" if durable else " -c fsync=off -c full_page_writes=off"
    data = str(home / "data")
    try:
        _as_someone(
            [initdb, "-D", data, "-U", "passerelle", "-E", "UTF8", "--locale=C", "-A", "trust"]
        )
        _as_someone([pg_ctl, "-D", data, "-w", "-l", str(home / "log"), "-o", options, "start"])
        try:
            yield f"postgres://passerelle@/postgres?host={home}"
        finally:
            _as_someone([pg_ctl, "-D", data, "-w", "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(home, ignore_errors=True)
