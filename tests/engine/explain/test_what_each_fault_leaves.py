"""Each planted fault leaves its own clue; calm data leave none that speaks for a cause."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from passerelle.engine.explain.answer.question import Loads, Question
from passerelle.engine.explain.answer.shapes import Kind, Signal
from passerelle.engine.explain.signals import all_signals, unseen
from passerelle.engine.worlds.faults.causes import CAUSES, Cause
from passerelle.engine.worlds.faults.half import TUNING
from passerelle.engine.worlds.faults.hit import Hit
from passerelle.engine.worlds.faults.injectors import COUNTS, RATIOS, Injector
from passerelle.engine.worlds.faults.plain import plain_movement
from passerelle.engine.worlds.faults.scenery import calm

OPEN = replace(TUNING, witnessed=1.0, glitches=0.0, recorded=1.0, late=0, trace=(1.0, 1.0))
START = 546

CLUES = {
    "missing hours": "hours",
    "late days": "late",
    "double rows": "duplicates",
    "null rows": "nulls",
    "unknown rows": "unknown-value",
    "renamed column": "schema",
    "moved clock": "time-zone",
    "broken version": "technical-place",
    "broken device": "technical-place",
    "silent loss": "independent",
    "broken pipe": "pipeline",
    "robots": "independent",
    "told otherwise": "restated",
    "other definition": "defined",
}


def asked(blow: Injector | Cause, *, ratio: bool, effect: float, seed: int = 5) -> list[Signal]:
    rng = np.random.default_rng(seed)
    question = calm(OPEN, ratio=ratio, rng=rng)
    struck = blow(question, Hit(START, effect, OPEN, rng))
    struck = replace(struck, since=struck.reading.days[START])
    return list(all_signals(struck, plain_movement(struck), None))


def untouched(question: Question, hit: Hit) -> Question:
    return question


@pytest.mark.parametrize("name", sorted(COUNTS))
def test_each_fault_of_a_count_leaves_its_clue(name: str) -> None:
    effect = 0.08 if name in ("double rows", "robots") else -0.08
    found = [s for s in asked(COUNTS[name], ratio=False, effect=effect) if s.code == CLUES[name]]
    assert found
    assert max(s.weight(Kind.FAULT) - s.weight(Kind.OWN) for s in found) > 1


@pytest.mark.parametrize("name", sorted(RATIOS))
def test_each_fault_of_a_ratio_leaves_a_clue_of_a_fault(name: str) -> None:
    found = asked(RATIOS[name], ratio=True, effect=-0.08)
    clues = [s for s in found if s.weight(Kind.FAULT) - s.weight(Kind.OWN) > 1]
    assert clues


def test_robots_in_a_ratio_are_told_by_their_segment() -> None:
    codes = {s.code for s in asked(RATIOS["robots"], ratio=True, effect=-0.08)}
    assert "bots" in codes


@pytest.mark.parametrize(
    ("kind", "name", "code"),
    [
        (Kind.OWN, "channel cut", "own-event"),
        (Kind.OWN, "price", "own-event"),
        (Kind.OUTSIDE, "holiday", "outside-event"),
        (Kind.OUTSIDE, "outage", "outside-event"),
        (Kind.OUTSIDE, "law", "outside-event"),
        (Kind.OUTSIDE, "market", "peer"),
    ],
)
def test_a_real_change_is_seen_in_the_calendar_or_by_peers(
    kind: Kind, name: str, code: str
) -> None:
    found = asked(CAUSES[kind][name], ratio=False, effect=-0.08)
    # Peers are heard after the other counts of the same thing, which have told already that it is no fault.
    other = Kind.OWN if code == "peer" else Kind.FAULT
    assert max(s.weight(kind) - s.weight(other) for s in found if s.code == code) > 1
    witness = next(s for s in found if s.code == "independent")
    assert witness.weight(Kind.FAULT) < witness.weight(kind) - 2


def test_other_people_are_told_from_other_behaviour() -> None:
    mix = asked(CAUSES[Kind.MIX]["other people"], ratio=True, effect=-0.08)
    rate = asked(CAUSES[Kind.OWN]["price"], ratio=True, effect=-0.08)
    assert next(s for s in mix if s.code == "mix").weight(Kind.MIX) > 1
    assert next(s for s in rate if s.code == "mix").weight(Kind.MIX) < -1


@pytest.mark.parametrize("seed", range(6))
def test_calm_data_leave_no_clue_of_a_fault(seed: int) -> None:
    quiet = asked(untouched, ratio=bool(seed % 2), effect=0.0, seed=seed)
    coincidences = {"schema", "tracker-event", "own-event", "outside-event"}
    assert [s for s in quiet if s.weight(Kind.FAULT) > 3 and s.code not in coincidences] == []


def test_what_cannot_be_checked_gives_nothing_and_is_named() -> None:
    rng = np.random.default_rng(3)
    bare = replace(calm(OPEN, ratio=False, rng=rng), witnesses=(), events=(), loads=Loads())
    bare = replace(bare, hourly=None, since=bare.reading.days[START])
    codes = {s.code for s in all_signals(bare, plain_movement(bare), None)}
    assert codes <= {"moved", "step", "ramp", "some-days", "human-place", "technical-place"}
    assert {"nulls", "hours", "schema", "calendar", "independent", "peer"} <= set(unseen(bare))


def test_too_short_a_past_gives_nothing() -> None:
    rng = np.random.default_rng(3)
    question = calm(OPEN, ratio=False, rng=rng)
    question = replace(question, since=question.reading.days[START])
    movement = replace(plain_movement(question), start=3)
    assert {s.code for s in all_signals(question, movement, None)} <= {
        "moved",
        "own-event",
        "defined",
        "schema",
    }
