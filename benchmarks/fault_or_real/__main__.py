"""`python -m benchmarks.fault_or_real`: is a movement a fault of the data or a change of the world?

Simulated measures of 18 months (`--cases` for each size of effect: 2, 5 and 20 %), scored on parameters
other than those used for tuning, beside a page of rules and a z-score alert; the real background of
PASSERELLE_REFERENCE_DATA, and both as one; days to flag a silent loss. `--learn` prints the laws that the tuning half
gives (constants of `answer/verdict.py`) with their loss on cases left out, and scores nothing.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

from benchmarks.fault_or_real.handover import seen
from benchmarks.fault_or_real.learning import (
    Asked,
    gathered,
    learnt,
    two_periods,
    with_its_past,
)
from benchmarks.fault_or_real.real import real_cases
from benchmarks.fault_or_real.rivals import rules, z_score
from benchmarks.fault_or_real.score import Scored, row, truth
from benchmarks.fault_or_real.silent import flagged
from benchmarks.report import show, skipped
from passerelle.engine.explain.answer.answer import answer
from passerelle.engine.explain.answer.question import Question
from passerelle.engine.explain.answer.shapes import Verdict
from passerelle.engine.explain.answer.telling import weighed
from passerelle.engine.worlds.faults.cases import Case, cases
from passerelle.engine.worlds.faults.half import DEVELOPMENT, TEST, TUNING, Half
from passerelle.kernel.finding import Refusal

EFFECTS = (0.02, 0.05, 0.20)
LEARNT = {0.05: (1, 0), 0.02: (2, 100), 0.20: (2, 200)}
"""Sizes that one learns from: what `--cases` is divided by, and what is added to the seed."""


HALVES = {half.name: half for half in (TEST, DEVELOPMENT, TUNING)}


def ours(question: Question, right: Verdict) -> Scored:
    told = answer(question)
    if isinstance(told, Refusal):
        return Scored(right, Verdict.CANNOT_TELL, Verdict.NOISE, 0.0)
    judged = weighed(question, told.estimate.movement, told.estimate.signals)
    return Scored(right, told.estimate.verdict, judged.leading, judged.chance)


METHODS: dict[str, Callable[[Question, Verdict], Scored]] = {
    "ours": ours,
    "rules": rules,
    "z-score alert": z_score,
}


def compared(made: Iterable[Case]) -> tuple[dict[str, list[Scored]], float]:
    """What each method says of the same cases, and the seconds that ours took."""
    found: dict[str, list[Scored]] = {name: [] for name in METHODS}
    seconds = 0.0
    for case in made:
        for name, method in METHODS.items():
            before = time.process_time()
            found[name].append(method(case.question, truth(case.kinds)))
            seconds += (time.process_time() - before) * (name == "ours")
    return found, seconds


def rows_of(
    found: Mapping[str, list[Scored]], seconds: float, head: dict[str, object]
) -> list[dict[str, object]]:
    """One row a method."""
    number = len(found["ours"])
    cost = {"cpu_seconds_per_case": round(seconds / max(number, 1), 3)}
    return [
        {
            **head,
            "method": name,
            "cases": number,
            **row(scored),
            **(cost if name == "ours" else {"cpu_seconds_per_case": ""}),
        }
        for name, scored in found.items()
        if number
    ]


def _effect(
    effect: float, folder: str | None, half: Half, number: int, seed: int
) -> list[dict[str, object]]:
    """Rows of one size of effect: each background, then the cases of both as one."""
    drawn = {"simulated": compared(cases(half, effect=effect, number=number, seed=seed))}
    if folder:
        made = real_cases(folder, half, effect=effect, number=number, seed=seed)
        drawn["real, two weeks"] = compared(made)
        pooled = {name: [s for found, _ in drawn.values() for s in found[name]] for name in METHODS}
        drawn["both"] = pooled, sum(seconds for _, seconds in drawn.values())
    return [
        line
        for name, (found, seconds) in drawn.items()
        for line in rows_of(found, seconds, {"background": name, "effect": effect})
    ]


def _learnt(
    folder: str | None, number: int, seed: int, kept: Path | None
) -> list[dict[str, object]]:
    """Of a long past and of two periods on simulated cases, of a short past on the real background: tuning half."""

    def told(
        past: str, made: Callable[..., Iterable[Case]], asked: Asked = with_its_past
    ) -> list[dict[str, object]]:
        drawn = (
            case
            for effect, (share, apart) in LEARNT.items()
            for case in made(TUNING, effect=effect, number=number // share, seed=seed + apart)
        )
        name = f"{past}-{number}-{seed}.npz".replace(" ", "-")
        return learnt(gathered(drawn, kept / name if kept else None, asked), past)

    rows = told("long", cases) + told("two periods", cases, two_periods)
    if folder:
        return rows + told("short", partial(real_cases, folder))
    skipped("short past", "PASSERELLE_REFERENCE_DATA")
    return rows


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fault_or_real", description=__doc__)
    parser.add_argument("--cases", type=int, default=300)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--effect", type=float, action="append")
    parser.add_argument("--half", choices=HALVES, default=TEST.name)
    parser.add_argument("--learn", action="store_true")
    parser.add_argument("--clues", type=Path, help="folder that keeps what --learn gathered")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(words)
    folder = os.environ.get("PASSERELLE_REFERENCE_DATA")
    if asked.learn:
        show("Learnt", _learnt(folder, asked.cases, asked.seed, asked.clues), as_json=asked.json)
        found = seen(asked.cases, asked.seed)
        show("Where a replacement is found that came with a break", found, as_json=asked.json)
        return 0
    half = HALVES[asked.half]
    rows = [
        line
        for effect in asked.effect or EFFECTS
        for line in _effect(effect, folder, half, asked.cases, asked.seed)
    ]
    if not folder:
        skipped("real background", "PASSERELLE_REFERENCE_DATA")
    show("Fault or real", rows, as_json=asked.json)
    watched = flagged(half, effect=0.05, number=max(asked.cases // 6, 5), seed=asked.seed)
    show("Days to flag a silent loss of 5 %", watched, as_json=asked.json)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
