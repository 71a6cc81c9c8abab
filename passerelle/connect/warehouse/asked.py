"""What is asked of a table, and the checks that its columns can answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from passerelle.connect.problems import refusal

Sort = Literal["time", "number", "other"]
UNKNOWN = "unknown"
"""A dimension that is null or empty in the table."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A measure: the sum of `value` (without it: the number of rows), over `total` for a ratio.

    `time` is a date or a moment; a moment with a zone is read in UTC. `key` names the column whose
    values should come once, where there is one: what comes twice is counted, day by day. Only days from
    `since` on and earlier than `before` are read, where they are given. `is_last` keeps of each day the rows
    of its last moment: what a stock is worth at the end of the day.
    """

    time: str
    dimensions: tuple[str, ...]
    value: str | None = None
    total: str | None = None
    key: str | None = None
    since: dt.date | None = None
    before: dt.date | None = None
    is_last: bool = False

    def check(self, columns: Mapping[str, Sort], *, place: str) -> None:
        """InputError `missing-column` or `wrong-type` on the first column that cannot answer."""
        named = (self.time, *self.dimensions, self.value, self.total, self.key)
        for name in filter(None, named):
            if name not in columns:
                known = ", ".join(columns)
                raise refusal(
                    "missing-column", place, column=name, field=name, names=name, columns=known
                )
        self._is(columns, self.time, "time", place)
        for name in filter(None, (self.value, self.total)):
            self._is(columns, name, "number", place)

    def _is(self, columns: Mapping[str, Sort], name: str, needed: Sort, place: str) -> None:
        if columns[name] != needed:
            raise refusal("wrong-type", place, column=name, found=columns[name], needed=needed)
