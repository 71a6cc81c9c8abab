"""Emptying the demo's files before the story is loaded again."""

from __future__ import annotations

import shutil
from pathlib import Path

FOLDERS = ("measures", "uploads", "staging")


def clear_values(data: Path) -> None:
    """Remove what a former story left in the data folder, and nothing else."""
    for name in FOLDERS:
        shutil.rmtree(data / name, ignore_errors=True)
