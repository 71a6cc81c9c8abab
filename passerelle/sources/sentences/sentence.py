"""A problem worded: what is wrong, and what to do; facts are filled in by name."""

from __future__ import annotations

from typing import Any

Sentence = tuple[Any, Any]
