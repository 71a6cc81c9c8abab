"""What has moved since a baseline. Pure: frozen lines and today's lines in, differences out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

WATCHED = (
    "title", "product", "team", "owner", "theme", "objective", "state", "bucket",
    "start_on", "end_on", "late_on", "promised_on", "value", "cost", "confidence", "needs",
)  # fmt: skip
DATES = ("start_on", "end_on", "late_on", "promised_on")
CAUSES = {
    "date": DATES,
    "value": ("value",),
    "cost": ("cost",),
    "scope": ("title", "product", "theme", "objective", "team", "needs"),
    "also": ("owner", "state", "bucket", "confidence"),
}


@dataclass(frozen=True, slots=True)
class Moved:
    """One initiative then and now. `drift` in days against what was promised (else expected) at the freeze."""

    number: int
    then: Mapping[str, Any]
    now: Mapping[str, Any]
    promised: dt.date | None
    expected: dt.date | None
    changed: tuple[str, ...]

    @property
    def drift(self) -> int | None:
        if self.promised is None or self.expected is None:
            return None
        return (self.expected - self.promised).days

    @property
    def shift(self) -> int | None:
        """Days between the end expected at the freeze and the one expected (or kept) today."""
        before = day(self.then["end_on"])
        if before is None or self.expected is None:
            return None
        return (self.expected - before).days

    @property
    def causes(self) -> dict[str, tuple[str, ...]]:
        """What changed, cause by cause; a delivery on another day than planned is a date too."""
        found = {
            cause: tuple(name for name in names if name in self.changed)
            for cause, names in CAUSES.items()
        }
        if self.shift and not found["date"]:
            found["date"] = ("delivered_on",)
        return {cause: names for cause, names in found.items() if names}

    @property
    def has_moved(self) -> bool:
        return day(self.then["end_on"]) != self.expected


@dataclass(frozen=True, slots=True)
class Comparison:
    """`kept` are in both; `added` only today; `removed` only in the baseline (or dropped since)."""

    kept: tuple[Moved, ...]
    added: tuple[Mapping[str, Any], ...]
    removed: tuple[Mapping[str, Any], ...]

    @property
    def dated(self) -> list[Moved]:
        """Those that had a date to keep and have one today, the worst drift first."""
        held = [one for one in self.kept if one.drift is not None]
        return sorted(held, key=lambda one: (-(one.drift or 0), one.number))

    @property
    def moved(self) -> list[Moved]:
        """Those whose end is no longer expected on the day it was at the freeze."""
        return [one for one in self.dated if one.has_moved]

    @property
    def late(self) -> list[Moved]:
        return [one for one in self.moved if (one.drift or 0) > 0]

    @property
    def causes(self) -> list[Moved]:
        """Those of which anything is no longer as frozen, by number."""
        return sorted((one for one in self.kept if one.causes), key=lambda one: one.number)


def compare(frozen: Iterable[Mapping[str, Any]], today: Iterable[Mapping[str, Any]]) -> Comparison:
    """Match by number; a dropped initiative counts as removed unless it was already dropped."""
    then = {line["number"]: line for line in frozen}
    now = {line["number"]: line for line in today}
    gone = [line for n, line in then.items() if _is_gone(line, now.get(n))]
    left = {line["number"] for line in gone}
    kept = [_moved(line, now[n]) for n, line in then.items() if n not in left]
    added = [line for n, line in now.items() if n not in then and line["state"] != "dropped"]
    return Comparison(tuple(kept), tuple(added), tuple(gone))


def _is_gone(line: Mapping[str, Any], today: Mapping[str, Any] | None) -> bool:
    if today is None:
        return True
    return bool(today["state"] == "dropped" and line["state"] != "dropped")


def _moved(then: Mapping[str, Any], now: Mapping[str, Any]) -> Moved:
    changed = tuple(name for name in WATCHED if then.get(name) != now.get(name))
    return Moved(
        number=then["number"],
        then=then,
        now=now,
        promised=day(then["promised_on"] or then["end_on"]),
        expected=day(now["delivered_on"] or now["end_on"]),
        changed=changed,
    )


def day(text: str | None) -> dt.date | None:
    """A date as lines hold it."""
    return dt.date.fromisoformat(text) if text else None
