"""A second installation, empty, on the same kind of database as the tests."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import uuid
from dataclasses import dataclass
from pathlib import Path

from django.db import connection


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)


@dataclass(frozen=True)
class Installation:
    data: Path
    database_url: str = ""

    def run(self, *words: str, **variables: str) -> Answer:
        """One `passerelle` command there."""
        return self._python("passerelle", *words, **variables)

    def several(self, *commands: list[str]) -> list[Answer]:
        """Commands whose process is not what is proven, one after the other in one process."""
        done = self._python("tests.cli.several", json.dumps(commands))
        assert done.code == 0, done.err
        return [Answer(*told) for told in done.json]

    def ready(self) -> Installation:
        """Its tables, made from the models."""
        self.data.mkdir()
        done = self._python("benchmarks.ready")
        assert done.code == 0, done.err
        return self

    def _python(self, module: str, *words: str, **variables: str) -> Answer:
        environment = {**os.environ, "PASSERELLE_DATA": str(self.data), **variables}
        environment.pop("DATABASE_URL", None)
        if self.database_url:
            environment["DATABASE_URL"] = self.database_url
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-m", module, *words],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        return Answer(done.returncode, done.stdout, done.stderr)


def empty(folder: Path) -> Installation:
    """Nothing in it: no tables, no files."""
    if connection.vendor == "sqlite":
        return Installation(folder)
    name = f"empty_{uuid.uuid4().hex[:12]}"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    url = os.environ["DATABASE_URL"]
    return Installation(folder, url.replace("/postgres?", f"/{name}?"))
