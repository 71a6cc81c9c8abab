"""A throw-away installation: its folder, its database, its processes."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@dataclass
class Installation:
    """`facts` come from `prepare.py`."""

    data: Path
    database_url: str = ""
    port: int = field(default_factory=free_port)
    facts: dict[str, Any] = field(default_factory=dict)
    pristine: tuple[Path, str] | None = None
    started: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def environment(self) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("PASSERELLE_", "DJANGO_"))}
        kept.pop("DATABASE_URL", None)
        if self.database_url:
            kept["DATABASE_URL"] = self.database_url
        return kept | {
            "PASSERELLE_DATA": str(self.data),
            "PASSERELLE_PORT": str(self.port),
            "PASSERELLE_SECRET_KEY": "only for this benchmark",
            "PASSERELLE_WORKERS": "1",
            "PASSERELLE_JOB_SILENCE": "2",
        }

    def run(self, *words: str) -> str:
        """One command to its end; its output. CalledProcessError when it fails."""
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-m", *words],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"{' '.join(words)} failed:\n{done.stderr[-2000:]}")
        return done.stdout

    def start(
        self, *words: str, module: str = "passerelle", **variables: str
    ) -> subprocess.Popen[bytes]:
        """A command that goes on, in a group of its own so that it can be killed whole."""
        with (self.data / f"{words[0]}.log").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "-W", "ignore", "-m", module, *words],
                env=self.environment | variables,
                stdout=subprocess.DEVNULL,
                stderr=log,
                start_new_session=True,
            )
        self.started.append(process)
        return process

    @contextlib.contextmanager
    def twin(self) -> Iterator[Installation]:
        """Another installation, as this one was before anything happened to it."""
        if self.pristine is None:
            raise RuntimeError("only a prepared installation has a twin")
        data, url = self.pristine
        with tempfile.TemporaryDirectory(prefix="passerelle-twin-") as folder:
            made = Installation(Path(folder) / "data", fresh_database(url, template=url))
            shutil.copytree(data, made.data)
            made.facts = self.facts
            try:
                yield made
            finally:
                for process in made.started:
                    kill(process)

    def serve(self) -> subprocess.Popen[bytes]:
        """The server that still runs, or a new one; it answers."""
        running = [one for one in self.started if one.poll() is None and "serve" in one.args]  # type: ignore[operator]
        server = running[0] if running else self.start("serve")
        self.wait_until_served()
        return server

    def wait_until_served(self, seconds: float = 600) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            with (
                contextlib.suppress(OSError),
                socket.create_connection(("127.0.0.1", self.port), 1),
            ):
                return
            time.sleep(0.1)
        log = (self.data / "serve.log").read_text()[-2000:]
        raise RuntimeError(f"the server did not answer within {seconds:g} s: {log}")

    def tell(self, code: str) -> None:
        """Run Python inside the installation."""
        start = "import django; django.setup()\n"
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", start + code],
            env=self.environment | {"DJANGO_SETTINGS_MODULE": "passerelle.conf.settings"},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(done.stderr[-2000:])

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Ask the database itself, beside whatever runs."""
        if self.database_url:
            import psycopg

            with psycopg.connect(self.database_url.replace("postgres://", "postgresql://")) as link:
                return link.execute(sql).fetchall()
        with contextlib.closing(sqlite3.connect(self.data / "passerelle.sqlite3", 20)) as link:
            return link.execute(sql).fetchall()

    def count(self, sql: str) -> int:
        return int(self.rows(sql)[0][0])


def kill(process: subprocess.Popen[bytes]) -> None:
    """kill -9, children included: nothing is told, nothing is flushed."""
    with contextlib.suppress(ProcessLookupError):
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@contextlib.contextmanager
def installed(database_url: str = "", *, quick: bool = False) -> Iterator[Installation]:
    """A prepared installation, gone afterwards. On PostgreSQL, in a database of its own."""
    with tempfile.TemporaryDirectory(prefix="passerelle-durability-") as folder:
        data = Path(folder) / "data"
        data.mkdir()
        made = Installation(data, fresh_database(database_url))
        made.facts = json.loads(made.run("benchmarks.durability.prepare", *["--quick"][:quick]))
        url = fresh_database(database_url, template=made.database_url)
        made.pristine = (Path(folder) / "pristine", url)
        shutil.copytree(data, made.pristine[0])
        try:
            yield made
        finally:
            for process in made.started:
                kill(process)


def fresh_database(url: str, *, template: str = "") -> str:
    """The URL of a new database on the same server, empty or like another; "" for SQLite."""
    if not url:
        return ""
    import psycopg

    name = f"durable_{os.urandom(6).hex()}"
    like = f" TEMPLATE {_name(template)}" if template else ""
    server = re.sub(r"/\w+\?", "/postgres?", url).replace("postgres://", "postgresql://")
    with psycopg.connect(server, autocommit=True) as link:
        link.execute(f"CREATE DATABASE {name}{like}")
    return re.sub(r"/\w+\?", f"/{name}?", url)


def _name(url: str) -> str:
    found = re.search(r"/(\w+)\?", url)
    return found[1] if found else ""
