"""The key that signs sessions: given by the environment, or made once for the demo company."""

from __future__ import annotations

import secrets as random_bytes
from pathlib import Path

UNSET = "unset-and-refused-by-the-start-up-check"


def secret_key(given: str, *, data: Path) -> str:
    """The given key; else the one the demo (or `passerelle init`) wrote in the data folder; else `UNSET`."""
    kept = data / "secret-key"
    if given:
        return given
    return kept.read_text(encoding="ascii").strip() if kept.exists() else UNSET


def make_key(data: Path) -> Path:
    """Write a fresh key in the data folder, readable by its owner only, unless there is one."""
    kept = data / "secret-key"
    if not kept.exists():
        half = data / f".secret-key-{random_bytes.token_hex(4)}"
        half.touch(mode=0o600)
        half.write_text(random_bytes.token_urlsafe(48), encoding="ascii")
        half.replace(kept)  # whole or not at all
    return kept
