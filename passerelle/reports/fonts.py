"""The face our documents are set in, and the web page where the system has none better."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def font_folder() -> Path:
    """Inter, from a packaged open font, so that every machine prints the same."""
    return Path(str(files("fontpkg_inter"))) / "files"
