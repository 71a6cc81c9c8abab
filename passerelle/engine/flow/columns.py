"""Items as columns: what the measures read. Times are UTC, to the second; only weeks follow a zone."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Times = NDArray[np.datetime64]
Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
DAY = np.timedelta64(86_400, "s")


class Dated(Protocol):
    """Anything with a name and the three dates: a `Derived`, or a row of the database."""

    @property
    def item(self) -> str: ...
    @property
    def created(self) -> dt.datetime: ...
    @property
    def started(self) -> dt.datetime | None: ...
    @property
    def done(self) -> dt.datetime | None: ...


@dataclass(frozen=True, slots=True)
class Columns:
    """Four columns of equal length; an unknown date is NaT. `zone` is that of the weeks."""

    keys: tuple[str, ...]
    created: Times
    started: Times
    done: Times
    zone: dt.tzinfo = dt.UTC

    def __len__(self) -> int:
        return len(self.keys)

    @classmethod
    def of(cls, rows: Iterable[Dated], *, zone: dt.tzinfo = dt.UTC) -> Columns:
        """Columns from derived items."""
        quads = ((row.item, row.created, row.started, row.done) for row in rows)
        return cls.of_tuples(quads, zone=zone)

    @classmethod
    def of_tuples(
        cls,
        rows: Iterable[tuple[str, dt.datetime, dt.datetime | None, dt.datetime | None]],
        *,
        zone: dt.tzinfo = dt.UTC,
    ) -> Columns:
        """Columns from (key, created, started, done) tuples, as a database returns them."""
        found = list(rows)
        keys, created, started, done = zip(*found, strict=True) if found else ((), (), (), ())
        return cls(
            keys=tuple(keys),
            created=_times(created),
            started=_times(started),
            done=_times(done),
            zone=zone,
        )

    def as_of(self, moment: dt.datetime) -> Columns:
        """What was known of these items at that moment: later items and dates are left out."""
        limit = instant(moment)
        seen = self.created <= limit
        keys = tuple(np.asarray(self.keys, dtype=object)[seen])
        hide = [np.where(t[seen] <= limit, t[seen], np.datetime64("NaT")) for t in self._later()]
        return Columns(keys, self.created[seen], hide[0], hide[1], self.zone)

    def _later(self) -> tuple[Times, Times]:
        return self.started, self.done

    def digest(self, *arguments: object) -> str:
        """SHA-256 of the columns and of the arguments of the question: same digest, same answer."""
        seal = hashlib.sha256("\n".join(self.keys).encode())
        for column in (self.created, self.started, self.done):
            seal.update(column.astype("datetime64[s]").tobytes())
        seal.update(repr(arguments).encode())
        return seal.hexdigest()


def instant(moment: dt.datetime) -> np.datetime64:
    """An aware moment as the columns hold it."""
    return np.datetime64(moment.astimezone(dt.UTC).replace(tzinfo=None), "s")


def _times(values: Iterable[dt.datetime | None]) -> Times:
    plain = [v.astimezone(dt.UTC).replace(tzinfo=None) if v else None for v in values]
    return np.array(plain, dtype="datetime64[s]")


def days_between(start: Times, end: Times | np.datetime64) -> Floats:
    """Elapsed days, with decimals; NaN where either date is unknown."""
    return np.asarray((end - start) / DAY, dtype=np.float64)
