"""The past of the simulated company through the code that judges it: how often intervals hold what was planted."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np

from passerelle.commitment.proof.effect import Found, found, ratio
from passerelle.commitment.proof.weeks import Days
from passerelle.engine.proof.bias import bias
from passerelle.engine.proof.curse import corrected
from passerelle.engine.proof.kept import kept
from passerelle.engine.worlds.belvedere.calendar import STORY_DAY, Calendar
from passerelle.engine.worlds.belvedere.facts.past import Past, PastMeasure, Promise
from passerelle.engine.worlds.belvedere.past import past
from passerelle.engine.worlds.belvedere.told import told
from passerelle.kernel.finding import Refusal

Held = dict[str, list[bool]]


def demos(seeds: int) -> dict[str, Any]:
    """Of so many pasts of the company: shares of intervals that hold, what was chosen over what it is worth."""
    names = ("effect", "weak_effect", "type", "sponsor", "odds")
    held: Held = {name: [] for name in names}
    told_, mended = [], []
    for seed in range(seeds):
        story = past(Calendar(STORY_DAY), seed=seed)
        _effects(story, held)
        _odds(story, held)
        chosen, better = _worth(story)
        told_.append(chosen)
        mended.append(better)
    row = {f"demo_{name}": round(float(np.mean(one)), 3) for name, one in held.items() if one}
    if seeds:
        row |= {
            "demo_told": round(float(np.mean(told_)), 3),
            "demo_corrected": round(float(np.mean(mended)), 3),
        }
    return row


def _effects(story: Past, held: Held) -> None:
    raw = told("past")
    kinds = {one["key"]: one["kind"] for one in (*told("roadmap")["themes"], raw["theme"])}
    controls = {one.slug: _days(one) for one in story.controls}
    ratios, errors, types, sponsors = [], [], [], []
    for quarter in story.quarters:
        for one in quarter.promises:
            effect = _found(one, controls, until=quarter.review_on)
            if effect is None:
                continue
            name = "weak_effect" if effect.is_weak else "effect"
            held[name].append(effect.low <= one.brought <= effect.high)
            part = ratio(effect.average, effect.spread, [0, one.effect.mid, 0])
            assert part is not None
            ratios.append(part[0])
            errors.append(part[1])
            types.append(kinds[one.candidate.theme])
            sponsors.append(one.candidate.sponsor)
    learnt = bias(np.array(ratios), np.array(errors), types=types, sponsors=sponsors)
    assert not isinstance(learnt, Refusal)
    for name, shares, truths in (
        ("type", learnt.estimate.types, story.of_kinds),
        ("sponsor", learnt.estimate.sponsors, story.of_sponsors),
    ):
        held[name] += [one.low <= truths[who] <= one.high for who, one in shares.items()]


def _found(one: Promise, controls: dict[str, Days], *, until: dt.date) -> Found | None:
    """None of what was dropped."""
    if one.delivered_on is None:
        return None
    beside = {1: controls[one.control]} if one.control else {}
    effect = found(_days(one.measure), on=one.delivered_on, until=until, controls=beside)
    assert isinstance(effect, Found)
    return effect


def _days(one: PastMeasure) -> Days:
    return Days({on: (value, None) for on, value in one.values}, is_weekly=True)


def _odds(story: Past, held: Held) -> None:
    """The share kept in the long run: of what was dropped, nothing could be."""
    came = [
        one.delivered_on is not None and one.delivered_on <= one.end_on for one in story.promises
    ]
    answer = kept(np.array([one.odds for one in story.promises]), np.array(came))
    assert not isinstance(answer, Refusal)
    whole = answer.estimate.whole
    assert whole.low is not None
    assert whole.high is not None
    truth = np.mean([one.chance * (one.delivered_on is not None) for one in story.promises])
    held["odds"].append(bool(whole.low <= truth <= whole.high))


def _worth(story: Past) -> tuple[float, float]:
    """What was chosen over what it is worth: as told, and corrected."""
    best = [one.candidate for one in story.promises]
    field = [*best, *(one for quarter in story.quarters for one in quarter.out)]
    table = np.array([[*_points(one.value), one.effort.mid] for one in field])
    answer = corrected(table[:, 0], table[:, 1], table[:, 2], sizes=table[:, 3])
    assert not isinstance(answer, Refusal)
    worth = sum(one.worth for one in best)
    mended = float(answer.estimate.expected[: len(best)].sum())
    return float(table[: len(best), 1].sum()) / worth, mended / worth


def _points(value: Any) -> list[float]:
    return [value.low, value.mid, value.high]
