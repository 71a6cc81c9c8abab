"""Which of two tellings of one item to believe, field by field. Pure.

The later telling wins; of two of the same moment the richer (with history, with finer dates) wins and
the poorer only fills what is empty. History is never erased and a date is never made coarser.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from passerelle.sources.tracker.facts import CARRIED, CONTENT, Facts

FINENESS = {"day": 0, "minute": 1, "second": 2}
UNIT = {"day": dt.timedelta(days=1), "minute": dt.timedelta(minutes=1), "second": dt.timedelta(0)}


def merged(old: Facts, new: Facts, carried: Collection[str]) -> Facts:
    """The columns of `old` that `new` changes; `carried` are the fields that the new file has at all."""
    when = later(old, new)
    fine = FINENESS[new["precision"]] - FINENESS[old["precision"]]
    rich = fine >= 0 and new["has_history"] >= old["has_history"]
    found = _content(old, new, carried, when=when, rich=rich)
    found |= _dates(old, new, carried, when=when, fine=fine)
    if fine > 0:
        found["precision"] = new["precision"]
    if new["has_history"] and not old["has_history"]:
        found["has_history"] = True
    return found | _updated(old, new, when=when, fine=fine, alone=not found)


def later(old: Facts, new: Facts) -> int:
    """1 when the new telling is later than the old one, -1 when earlier, 0 when the same or unknown."""
    before, after = old["updated_at"], new["updated_at"]
    if before is None or after is None or _same(before, old, after, new):
        return 0
    return 1 if after > before else -1


def _same(before: dt.datetime, old: Facts, after: dt.datetime, new: Facts) -> bool:
    """Whether the finer of the two moments lies within the coarser one."""
    if FINENESS[old["precision"]] <= FINENESS[new["precision"]]:
        coarse, fine, unit = before, after, UNIT[old["precision"]]
    else:
        coarse, fine, unit = after, before, UNIT[new["precision"]]
    return coarse == fine or coarse <= fine < coarse + unit


def _content(old: Facts, new: Facts, carried: Collection[str], *, when: int, rich: bool) -> Facts:
    if when < 0:
        return {}
    found: Facts = {}
    for name in CONTENT:
        value = new[name]
        if value == old[name] or CARRIED.get(name, name) not in carried:
            continue
        empty = value in (None, "", [])
        if when > 0 or (not empty and (rich or old[name] in (None, "", []))):
            found[name] = value
    return found


def _dates(old: Facts, new: Facts, carried: Collection[str], *, when: int, fine: int) -> Facts:
    found: Facts = {}
    for name in ("created_at", "resolved_at"):
        before, after = old[name], new[name]
        if before == after or CARRIED[name] not in carried:
            continue
        if before is None or after is None:
            if when > 0 or (when == 0 and after is not None):
                found[name] = after
        elif fine > 0 or (fine == 0 and when >= 0):
            found[name] = after
    return found


def _updated(old: Facts, new: Facts, *, when: int, fine: int, alone: bool) -> Facts:
    """The date of the telling itself follows; a coarser one only when it brings something."""
    before, after = old["updated_at"], new["updated_at"]
    if after is None or after == before:
        return {}
    if before is None or (when == 0 and fine > 0) or (when > 0 and (fine >= 0 or not alone)):
        return {"updated_at": after}
    return {}
