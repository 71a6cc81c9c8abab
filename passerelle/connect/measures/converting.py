"""One normalised Parquet file out of a measure file: `time`, the dimensions as text, `value`."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from passerelle.connect.limits import DEFAULT, Limits
from passerelle.connect.measures.plan import MeasurePlan
from passerelle.connect.tables import How
from passerelle.kernel.errors import InputProblem

SHOWN = 50
UNKNOWN = "unknown"
FIRST, AFTER = dt.date(1900, 1, 1), dt.date(2200, 1, 1)
"""A value dated before the one, or from the other on, is a date misread: nothing could be computed around it."""


@dataclass(frozen=True, slots=True)
class Converted:
    """What was written. With any problem nothing is, and the first 50 are told with their place.

    `rows` were written, `empty` left out for want of a value; `first` and `last` are moments on the
    clock of the plan's zone, as in the file, without zone.
    """

    rows: int
    empty: int
    first: dt.datetime | None
    last: dt.datetime | None
    problems: tuple[InputProblem, ...] = ()


def convert(
    path: Path,
    target: Path,
    plan: MeasurePlan,
    *,
    value: str | None = None,
    how: How | None = None,
    limits: Limits = DEFAULT,
) -> Converted:
    """Write `value` (the plan's first by default) to `target`, whole or not at all.

    Columns: `time` (timestamp in microseconds on the clock of the plan's zone), each dimension as text
    under the name given by `plan.written`, an empty one being the text `unknown`; `value` and, when the
    plan has one, `denominator` (doubles).
    """
    from passerelle.connect.measures.from_parquet import convert_parquet, is_typed
    from passerelle.connect.measures.from_rows import convert_rows

    column = value or plan.values[0]
    part = target.with_name(target.name + ".part")
    try:
        if plan.kind == "parquet" and is_typed(path, plan, column):
            done = convert_parquet(path, part, plan, value=column)
        else:
            done = convert_rows(path, part, plan, value=column, how=how, limits=limits)
        if not done.problems:
            part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return done
