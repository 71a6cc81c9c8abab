"""Initiatives that were delivered, held against what was planned of them: the facts of the outside view."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from django.db.models import QuerySet

from passerelle.engine.proof.pace import Paces, paces
from passerelle.kernel.finding import Refusal
from passerelle.roadmap.drift import day
from passerelle.roadmap.models import LIVE, Baseline, Initiative

Days = tuple[dt.date, dt.date]


@dataclass(frozen=True, slots=True)
class Delivered:
    """One that is over: `ratio` of the days it took to those planned; `kept`, whether it was in time."""

    number: int
    kind: str
    team: int | None
    product: int | None
    ratio: float
    kept: bool


def delivered(rows: QuerySet[Initiative]) -> list[Delivered]:
    """Of these, those delivered of which a promise is known: as first frozen, else as promised on the roadmap.

    An expected end is no promise: it follows what happens. What was put away once delivered is the past all the same.
    """
    over = (
        rows.filter(state=Initiative.State.DELIVERED)
        .exclude(start_on=None)
        .exclude(delivered_on=None)
    )
    facts = over.order_by("number").values_list(
        "number", "theme__kind", "team", "product", "start_on", "promised_on", "delivered_on"
    )
    frozen: dict[int, tuple[dt.date | None, dt.date | None]] = {**_frozen()}
    found = []
    for number, kind, team, product, start, promised, end in facts:
        since, until = frozen.get(number, (start, promised))
        if not (start and since and until and end) or until < since or end < start:
            continue
        ratio = ((end - start).days + 1) / ((until - since).days + 1)
        found.append(Delivered(number, kind or "", team, product, ratio, end <= until))
    return found


def _frozen() -> dict[int, Days]:
    """By number, the days of the first baseline that held it before it was over."""
    return _first(tuple(Baseline.objects.order_by("number").values_list("pk", "digest")))


@lru_cache(maxsize=4)
def _first(baselines: tuple[tuple[int, str], ...]) -> dict[int, Days]:
    """A cache: a baseline is never rewritten, and its lines are long to read."""
    found: dict[int, Days] = {}
    held = Baseline.objects.filter(pk__in=[pk for pk, _ in baselines]).order_by("number")
    for lines in held.values_list("lines", flat=True).iterator(chunk_size=50):
        for line in lines:
            start, end = day(line["start_on"]), day(line["promised_on"] or line["end_on"])
            if line["state"] in LIVE and start and end:
                found.setdefault(line["number"], (start, end))
    return found


def paces_of(teams: Iterable[int]) -> Paces | None:
    """How fast these teams go against their plans, from all that the company delivered; None where too few tell."""
    known = delivered(Initiative.objects.all())
    alone = (-1 - n for n in range(len(known)))  # without a team: each by itself
    return _paces(tuple((one.ratio, one.team or next(alone)) for one in known), tuple(teams))


@lru_cache(maxsize=64)
def _paces(works: tuple[tuple[float, int], ...], teams: tuple[int, ...]) -> Paces | None:
    """A cache: the same facts are asked for by every page of an arbitration."""
    place = {team: n for n, team in enumerate(teams)}
    others = {team: n for n, team in enumerate(sorted({t for _, t in works} - set(teams)))}
    of = [place.get(team, len(teams) + others.get(team, 0)) for _, team in works]
    found = paces(np.array([ratio for ratio, _ in works]), of, teams=len(teams))
    return None if isinstance(found, Refusal) else found.estimate
