"""PostgreSQL's own programs, told how to reach the database without showing its password."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import Any

from django.db import connection

from passerelle.kernel.errors import DomainError

VARIABLES = {
    "host": "PGHOST",
    "port": "PGPORT",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "dbname": "PGDATABASE",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
}


def run(program: str, *words: str) -> None:
    """Run `pg_dump` or `pg_restore` on our database. DomainError with its own last words when it fails."""
    found = shutil.which(program)
    if not found:
        raise DomainError(
            f"The program {program} is not installed.",
            "Install the PostgreSQL client (Debian: apt install postgresql-client).",
        )
    given: dict[str, Any] = connection.get_connection_params()
    told = {VARIABLES[key]: str(v) for key, v in given.items() if key in VARIABLES and v}
    environment = {**os.environ, **told}
    done = subprocess.run(
        [found, *words], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise DomainError(f"{program} failed.", done.stderr.strip()[-500:])
