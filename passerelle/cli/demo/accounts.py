"""One account per role, printed and written beside the data."""

from __future__ import annotations

import json
import secrets
from pathlib import Path
from typing import Any

FILE = "demo-accounts.json"


def password_of(data: Path) -> str:
    """The password already written, else a new one: a demo somebody forgot must not have a known password."""
    kept = data / FILE
    if kept.exists():
        accounts: list[dict[str, str]] = json.loads(kept.read_text(encoding="utf-8"))
        return accounts[0]["password"]
    return secrets.token_urlsafe(9)


def write(data: Path, people: dict[str, Any], password: str) -> list[dict[str, str]]:
    """`people` maps a role to its person; the file is readable by its owner only."""
    accounts = [
        {"role": role, "email": person.email, "name": person.name, "password": password}
        for role, person in people.items()
    ]
    kept = data / FILE
    kept.touch(mode=0o600)
    kept.write_text(json.dumps(accounts, ensure_ascii=False, indent=1), encoding="utf-8")
    return accounts


def read(data: Path) -> list[dict[str, str]]:
    accounts: list[dict[str, str]] = json.loads((data / FILE).read_text(encoding="utf-8"))
    return accounts
