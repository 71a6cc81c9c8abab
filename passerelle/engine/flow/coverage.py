"""How much of the data the measures can use, and up to when it goes."""

from __future__ import annotations

import datetime as dt

import numpy as np

from passerelle.engine.flow.columns import Columns
from passerelle.engine.flow.shapes import Coverage


def last_change(columns: Columns) -> dt.datetime | None:
    """The latest date in the data, the usual `as_of`; None when there is no item."""
    dates = [c[~np.isnat(c)] for c in (columns.created, columns.started, columns.done)]
    if not len(columns):
        return None
    latest: dt.datetime = max(d.max() for d in dates if len(d)).astype(object)
    return latest.replace(tzinfo=dt.UTC).astimezone(columns.zone)


def coverage(columns: Columns, as_of: dt.datetime) -> Coverage:
    """How many of the items known at the date have a start, an end, both."""
    known = columns.as_of(as_of)
    started, finished = ~np.isnat(known.started), ~np.isnat(known.done)
    both = int((started & finished).sum())
    return Coverage(len(known), int(started.sum()), int(finished.sum()), both)
