"""Real changes: our own, the world's, or other people; other paths and later steps follow them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np

from passerelle.engine.explain.answer.question import (
    Event,
    Floats,
    Happening,
    Question,
    Reading,
    Role,
)
from passerelle.engine.explain.answer.shapes import Kind
from passerelle.engine.worlds.faults.hit import Hit, followed, leaves, struck
from passerelle.engine.worlds.faults.scenery import uniform

Cause = Callable[[Question, Hit], Question]
Where = tuple[tuple[str, str], ...]
SEEN = (Role.INDEPENDENT, Role.DOWNSTREAM)
DOSED = 0.4


def channel_cut(question: Question, hit: Hit) -> Question:
    """Spend on one channel ends."""
    where = _somewhere(question.reading, 0, hit)
    told = _moved(question, hit, where, hit.step(len(question.reading.days)))
    doses = {}
    if hit.rng.random() < DOSED:
        name, values = question.reading.cube.dimensions[0], question.reading.cube.values[0]
        doses = {(name, value): float((name, value) in where) for value in values}
    return _dated(told, hit, Happening.CAMPAIGN, where, doses=doses)


def price(question: Question, hit: Hit) -> Question:
    """A price changes, for everybody or for one plan."""
    where = _somewhere(question.reading, 4, hit) if hit.rng.random() < 0.5 else ()
    told = _moved(question, hit, where, hit.step(len(question.reading.days)))
    return _dated(told, hit, Happening.PRICE, where)


def release(question: Question, hit: Hit) -> Question:
    """A release that people like less."""
    return _dated(
        _moved(question, hit, (), hit.step(len(question.reading.days))), hit, Happening.RELEASE, ()
    )


def holiday(question: Question, hit: Hit) -> Question:
    """Some days off, in one country or everywhere."""
    length = int(hit.rng.integers(2, 5))
    where = _somewhere(question.reading, 1, hit) if hit.rng.random() < 0.5 else ()
    course = hit.point(len(question.reading.days), length)
    told = _moved(question, hit, where, course, peers=uniform(hit.rng, (0.5, 1.1)))
    return _dated(told, hit, Happening.HOLIDAY, where, lasts=length)


def competitor(question: Question, hit: Hit) -> Question:
    """Theirs comes out: a ramp."""
    where = _somewhere(question.reading, 0, hit) if hit.rng.random() < 0.4 else ()
    told = _moved(question, hit, where, hit.ramp(len(question.reading.days)))
    return _dated(told, hit, Happening.COMPETITOR, where)


def outage(question: Question, hit: Hit) -> Question:
    """A provider of everybody is down for a day or two."""
    course = hit.point(len(question.reading.days), int(hit.rng.integers(1, 3)))
    told = _moved(question, hit, (), course, peers=uniform(hit.rng, (0.5, 1.1)))
    return _dated(told, hit, Happening.OUTAGE, ())


def law(question: Question, hit: Hit) -> Question:
    """A law comes into force in one country."""
    where = _somewhere(question.reading, 1, hit)
    told = _moved(question, hit, where, hit.step(len(question.reading.days)))
    return _dated(told, hit, Happening.LAW, where)


def market(question: Question, hit: Hit) -> Question:
    """The whole market moves; no calendar holds it."""
    course = hit.ramp(len(question.reading.days))
    return _moved(question, hit, (), course, peers=uniform(hit.rng, (0.6, 1.2)))


def other_people(question: Question, hit: Hit) -> Question:
    """In a ratio: a segment that succeeds less (or more) weighs more; nobody behaves otherwise."""
    reading = question.reading
    assert reading.totals is not None
    best = max(
        ((axis, v) for axis in (0, 1, 4) for v in reading.cube.values[axis]),
        key=lambda place: _reach(reading, place, hit.effect),
    )
    inside = leaves(reading, ((reading.cube.dimensions[best[0]], best[1]),))
    won, tried = reading.sums.sum(axis=0), reading.totals.sum(axis=0)
    rate, own = won.sum() / tried.sum(), (won @ inside) / (tried @ inside)
    weight, aim = (tried @ inside) / tried.sum(), rate * (1 + hit.effect)
    # The factor f on the segment's weight for which (rate + weight (f - 1) own) / (1 + weight (f - 1)) = aim.
    more = np.clip((rate - aim) / (weight * (aim - own)), -0.9, 8.0)
    factor = 1 + more * hit.step(len(reading.days))[:, None] * inside
    changed = replace(reading, sums=reading.sums * factor, totals=reading.totals * factor)
    return followed(question, changed, SEEN, uniform(hit.rng, hit.half.follow))


def _reach(reading: Reading, place: tuple[int, str], effect: float) -> float:
    """How far a segment's own ratio lies from the whole's, towards the effect, weighed by its size."""
    assert reading.totals is not None
    inside = leaves(reading, ((reading.cube.dimensions[place[0]], place[1]),))
    won, tried = reading.sums.sum(axis=0), reading.totals.sum(axis=0)
    if not 0 < tried @ inside < tried.sum():
        return -1.0
    apart = (won @ inside) / (tried @ inside) / (won.sum() / tried.sum()) - 1
    return float(np.sign(effect) * apart * np.sqrt((tried @ inside) / tried.sum()))


def _somewhere(reading: Reading, axis: int, hit: Hit) -> Where:
    """A value that is large enough to make the whole effect."""
    name, values = reading.cube.dimensions[axis], reading.cube.values[axis]
    whole = reading.sums.sum()
    large = [
        v
        for v in values
        if (reading.sums @ leaves(reading, ((name, v),))).sum() > 1.3 * abs(hit.effect) * whole
    ]
    return ((name, str(hit.rng.choice(large or list(values)))),)


def _moved(
    question: Question, hit: Hit, where: Where, course: Floats, *, peers: float = 0.0
) -> Question:
    reading = struck(question.reading, where, np.maximum(hit.effect * course, -0.8))
    before, after = question.reading.whole, reading.whole
    told = followed(question, reading, SEEN, uniform(hit.rng, hit.half.follow))
    if not peers:
        return told
    moved = np.divide(after, before, out=np.ones(len(before)), where=before > 0) - 1
    witnesses = tuple(
        replace(w, values=w.values * (1 + peers * moved)) if w.role is Role.PEER else w
        for w in told.witnesses
    )
    return replace(told, witnesses=witnesses)


def _dated(
    question: Question,
    hit: Hit,
    kind: Happening,
    where: Where,
    *,
    lasts: int = 0,
    doses: Mapping[tuple[str, str], float] | None = None,
) -> Question:
    """In the calendar, where there is one, if somebody wrote it."""
    if not question.events or hit.rng.random() > hit.half.recorded:
        return question
    day = hit.start - int(hit.rng.integers(0, hit.half.late + 1))
    last = question.reading.days[min(hit.start + lasts, len(question.reading.days) - 1)]
    event = Event(
        question.reading.days[day], kind, kind.value, where, last if lasts else None, doses or {}
    )
    return replace(question, events=(*question.events, event))


CAUSES: Mapping[Kind, Mapping[str, Cause]] = {
    Kind.OWN: {"channel cut": channel_cut, "price": price, "release": release},
    Kind.OUTSIDE: {
        "holiday": holiday,
        "competitor": competitor,
        "outage": outage,
        "law": law,
        "market": market,
    },
    Kind.MIX: {"other people": other_people},
}
