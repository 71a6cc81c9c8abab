"""Spans of days, both ends included: where nobody is, where two are, and where a bar stands on a lane."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` to `end`, both included; no end means still true."""

    start: date
    end: date | None = None

    def last(self, until: date) -> date:
        return until if self.end is None else min(self.end, until)


def gaps(spans: Iterable[Span], *, until: date) -> list[Span]:
    """Days between the first span's start and `until` that no span covers."""
    found: list[Span] = []
    covered: date | None = None
    for span in sorted(spans, key=lambda s: s.start):
        if span.start > until:
            break
        if covered is not None and span.start > covered + DAY:
            found.append(Span(covered + DAY, span.start - DAY))
        last = span.last(until)
        covered = last if covered is None else max(covered, last)
    if covered is not None and covered < until:
        found.append(Span(covered + DAY, until))
    return found


def overlaps(spans: Iterable[Span], *, until: date) -> list[Span]:
    """Days up to `until` that two spans or more cover, merged."""
    found: list[Span] = []
    covered: date | None = None
    for span in sorted(spans, key=lambda s: s.start):
        last = span.last(until)
        if span.start > until:
            break
        if covered is not None and span.start <= covered:
            found = _joined(found, Span(span.start, min(covered, last)))
        covered = last if covered is None else max(covered, last)
    return found


def _joined(found: list[Span], span: Span) -> list[Span]:
    if found and found[-1].end and span.start <= found[-1].end + DAY:
        last = found[-1]
        assert last.end and span.end
        return [*found[:-1], Span(last.start, max(last.end, span.end))]
    return [*found, span]


@dataclass(frozen=True, slots=True)
class Bar:
    """Where a span stands on a lane, in percent of its width."""

    x: str
    width: str


def bars(spans: Sequence[Span], *, today: date) -> list[Bar]:
    """One bar a span, on a lane that runs from the earliest start to today or the latest known end."""
    if not spans:
        return []
    left = min(span.start for span in spans)
    right = max([today, *(span.end or today for span in spans), left])
    whole = (right - left).days + 1
    made = []
    for span in spans:
        last = max(span.end or right, span.start)
        x = 100 * (span.start - left).days / whole
        width = 100 * ((last - span.start).days + 1) / whole
        made.append(Bar(f"{x:.2f}%", f"{max(width, 0.8):.2f}%"))
    return made
