"""The round of the watch: read everything, keep what is new, close what is over. Twice changes nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from passerelle.analysis.actions import segments
from passerelle.analysis.actions.movements import close, measure_again, raise_it
from passerelle.analysis.models import Judged, Movement
from passerelle.analysis.watching.raising import Raised
from passerelle.analysis.watching.series import Series
from passerelle.analysis.watching.sizing import REGAINED, SETTLED, Sized, remains, sized
from passerelle.analysis.watching.state import Round, holidays_of, look, matters, seal
from passerelle.jobs.running import give_way, publishing, report

FIRST_LOOK = 28  # days back that the first round of a measure may tell of
PASSING = 7  # days after which one odd day is over
Ending = Movement.Ending
Write = Callable[[], Any]


@dataclass(slots=True)
class Outcome:
    """How many measures were read and refused, how many movements were raised and closed."""

    watched: int = 0
    refused: int = 0
    raised: int = 0
    closed: int = 0


def watch_all() -> Outcome:
    """One round over all measures."""
    round = look()
    judged = {row.measure_id: row for row in Judged.objects.all()}
    out = Outcome(watched=len(round.series), refused=len(round.refused))
    with publishing():
        out.closed += _leave(round)
    for n, pk in enumerate(round.series):
        report(n, len(round.series))
        if _settle(round, pk, judged.get(pk), out):
            give_way()
    for pk, code in round.refused.items():
        if pk not in judged or judged[pk].refusal != code:
            Judged.objects.update_or_create(measure_id=pk, defaults={"refusal": code})
    return out


def _leave(round: Round) -> int:
    """What is no longer watched has nothing open."""
    rows = Movement.objects.filter(closed_at=None).exclude(
        measure__in=[*round.series, *round.refused]
    )
    for movement in rows:
        close(movement, Ending.UNWATCHED)
    return len(rows)


def _settle(round: Round, pk: int, before: Judged | None, out: Outcome) -> bool:
    """One measure: all is computed first, then written in one short transaction; whether there was something."""
    last = round.series[pk].days[-1]
    seal_now = seal(round, pk, last)
    is_same = before is not None and (before.until, before.digest) == (last, seal_now)
    rows = list(Movement.objects.filter(measure=pk).select_related("measure"))
    kept = [row for row in rows if not row.where]
    writes = [
        w
        for row in kept
        if row.closed_at is None
        for w in _go_on(round, row, before, out, is_same=is_same)
    ]
    if not is_same:
        judged = before.until if before else None
        since = judged or last - dt.timedelta(days=FIRST_LOOK)
        new = _new(round, pk, kept, since)
        out.raised += len(new)
        writes += [partial(raise_it, round.measures[pk], alert, size) for alert, size in new]
        writes += _apart(round, pk, rows, [alert for alert, _ in new], since, out)
    if not is_same or (before and before.refusal):
        facts = {"until": last, "digest": seal_now, "refusal": ""}
        writes.append(partial(Judged.objects.update_or_create, measure_id=pk, defaults=facts))
    if writes:
        with publishing():
            for write in writes:
                write()
    return bool(writes)


def _new(round: Round, pk: int, kept: list[Movement], since: dt.date) -> list[tuple[Raised, Sized]]:
    """What days after `since` raise, not judged yet, and what was taken for a fault of the data and is told again."""
    last, measure = round.series[pk].days[-1], round.measures[pk]
    found = []
    for alert in round.raised.get(pk, ()):
        again = any(_is_told_again(row, alert) for row in kept)
        if again or (alert.flagged > since and not any(_same(row, alert, last) for row in kept)):
            size = sized(round.series[pk], alert, special=holidays_of(measure))
            if size.stands:
                found.append((alert, size))
    return found


def _apart(
    round: Round,
    pk: int,
    rows: list[Movement],
    whole: list[Raised],
    since: dt.date,
    out: Outcome,
) -> list[Write]:
    """What segments tell that the total does not, neither before nor in this round (`whole`)."""
    last = round.series[pk].days[-1]
    told = segments.parted(round, pk)
    apart = [one for one in told if not any(_tells(it, one.told) for it in whole)]
    new = segments.fresh(round, pk, apart, rows, since)
    out.raised += len(new)
    here = [row for row in rows if row.where and row.closed_at is None]
    return [*segments.go_on(here, told, last=last), *new]


def _tells(whole: Raised, part: Raised) -> bool:
    """A movement of the total tells of a segment that goes the same way in the same days."""
    meet = whole.since <= part.flagged and (whole.ended is None or part.since <= whole.ended)
    return meet and whole.is_rise == part.is_rise


def _go_on(
    round: Round, movement: Movement, before: Judged | None, out: Outcome, *, is_same: bool
) -> Iterator[Write]:
    """Measured again, and closed where it is over."""
    pk = movement.measure_id
    series, point = round.series[pk], movement.shape == Movement.Shape.POINT
    last = series.days[-1]
    own = Raised(movement.since, movement.flagged_on, None, point, movement.is_rise)
    told = _match(movement, round.raised.get(pk, ()), last) or own
    if not matters(round, pk, told) or told.since not in series.days:
        out.closed += 1
        yield partial(close, movement, Ending.UNWATCHED)
        return
    if is_same:
        return
    size = sized(series, told, special=holidays_of(movement.measure))
    yield partial(measure_again, movement, size)
    was_restated = _is_restated(round, pk, before)
    was_faulty = was_restated and told is own and not size.stands
    ending = Ending.RESTATED if was_faulty else _ending(series, told, size)
    if ending:
        out.closed += 1
        on = None if ending == Ending.RESTATED else _lasted(told, size, last)
        yield partial(close, movement, ending, on=on)


def _is_restated(round: Round, pk: int, before: Judged | None) -> bool:
    """Whether values already judged have changed since."""
    if before is None or before.until is None:
        return False
    return before.digest != seal(round, pk, before.until)


def _ending(series: Series, told: Raised, size: Sized) -> Movement.Ending | None:
    """How it ends, if it does: one day passes, what lasts comes back or is the new usual."""
    age = (series.days[-1] - size.since).days
    if size.shape in {"point", "calendar"}:
        return Ending.BACK if age >= PASSING else None
    kept = remains(series, size)
    if kept is not None and kept < REGAINED:
        return Ending.BACK
    return Ending.SETTLED if age >= SETTLED else None


def _lasted(told: Raised, size: Sized, last: dt.date) -> dt.date:
    if size.shape == "point":
        return size.since
    return max(size.since, min(told.ended or last, last))


def _is_told_again(movement: Movement, alert: Raised) -> bool:
    same = (movement.flagged_on, movement.is_rise) == (alert.flagged, alert.is_rise)
    return same and movement.ending == Ending.RESTATED


def _match(movement: Movement, told: Iterable[Raised], last: dt.date) -> Raised | None:
    """What the round says of a kept movement: the alert of the same way that shares its days."""
    same = [alert for alert in told if _same(movement, alert, last)]
    return min(same, key=lambda a: abs((a.flagged - movement.flagged_on).days), default=None)


def _same(movement: Movement, alert: Raised, last: dt.date) -> bool:
    if movement.is_rise != alert.is_rise or movement.ending == Ending.RESTATED:
        return False
    is_point = movement.shape == Movement.Shape.POINT
    end = movement.ended_on or (max(movement.since, movement.flagged_on) if is_point else last)
    begin = min(movement.since, movement.flagged_on)
    return begin <= max(alert.until(last), alert.flagged) and min(alert.since, alert.flagged) <= end
