"""Through the command: what a person types, and reads on the terminal."""

from __future__ import annotations

import os
import tempfile
from typing import Any

MORE = {"measure": ["--name", "Probe"]}


def words(kind: str, path: str) -> list[str]:
    return ["passerelle", "import", kind, path, *MORE.get(kind, [])]


def outcome(code: int, said: str, place: dict[str, Any]) -> dict[str, Any]:
    """Refused is code 2 and a sentence; the place is told before it, as the sentence on screen has it."""
    lines = [line for line in said.splitlines() if line.strip()]
    said_place = [place["file"]]
    said_place += [f"row {place['row']}"] if place["row"] else []
    said_place += [f"column “{place['column']}”"] if place["column"] else []
    refusal = lines[0] if lines else ""
    return {
        "refused": code == 2 and "Traceback" not in said,
        "with": refusal,
        "place": all(part in refusal for part in said_place),
        "French": True,  # the terminal speaks English; the page shows the same sentences in French
    }


def typed(kind: str, path: str) -> dict[str, Any]:
    """The same command, in the process at hand."""
    from passerelle.cli.main import passerelle

    with tempfile.TemporaryFile("w+") as said:
        os.dup2(said.fileno(), 2)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        try:
            passerelle(words(kind, path)[1:], prog_name="passerelle")
        except SystemExit as left:
            code = left.code
        said.seek(0)
        return {"code": code, "said": said.read()}
