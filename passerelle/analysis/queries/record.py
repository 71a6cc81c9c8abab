"""The record of our verdicts, from the answers that were checked and that a person may see."""

from __future__ import annotations

from typing import Any

import numpy as np

from passerelle.analysis.queries.answers import checked
from passerelle.engine.explain.answer.shapes import Kind
from passerelle.engine.explain.record import Record, record
from passerelle.kernel.finding import Refusal

KINDS = [str(kind) for kind in Kind]


def held(person: Any) -> tuple[Record | Refusal, int, int]:
    """The record, the checked answers it rests on, and those left out: several causes at once, or another one."""
    every = checked(person)
    told = [(chances, found) for chances, found in every if found in KINDS]
    announced = np.array([[c.get(kind, 0.0) for kind in KINDS] for c, _ in told]).reshape(-1, 5)
    found = np.array([KINDS.index(found) for _, found in told], dtype=np.int64)
    sums = announced.sum(axis=1, keepdims=True)
    result = record(announced / np.where(sums > 0, sums, 1.0), found)
    finding = result if isinstance(result, Refusal) else result.estimate
    return finding, len(told), len(every) - len(told)
