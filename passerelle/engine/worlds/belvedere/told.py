"""Reads the told tables, and gives each part of the world its own random stream."""

from __future__ import annotations

import json
import zlib
from importlib.resources import files
from typing import Any

import numpy as np

Raw = dict[str, Any]


def told(name: str) -> Any:
    """The told table of that name, as plain JSON."""
    package = "passerelle.engine.worlds.belvedere.story"
    return json.loads(files(package).joinpath(f"{name}.json").read_text(encoding="utf-8"))


def stream(seed: int, part: str) -> np.random.Generator:
    """Random numbers of one part: a part that draws more does not change the others."""
    return np.random.default_rng([seed, zlib.crc32(part.encode())])
