"""`python -m benchmarks.proof --worlds 300`: are promises judged rightly, on worlds whose truth is planted?

Printed: how often the eighty-per-cent intervals of a type's, a sponsor's and one more initiative's share hold what was
planted; what the initiatives chosen by their estimates promise over what they are worth, as told and once corrected;
how often odds that hold are said to hold, and odds told with swagger are. `--companies 10` lives as many companies day
by day besides (36 initiatives each, a measure and a control for each): how often the interval of an effect, then of a
sponsor's and a type's share learnt from these effects, holds what was planted; without a control, that of an effect.
`--demos 20` puts as many pasts of the simulated company (its 48 promises, other draws) through the same code.
Ends with 1 when an interval covers less than 75 % or more than 90 %, or when what was corrected is 5 % away from what
it is worth; of what is read without a control, which is said to be weak, nothing is asked.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import time
from typing import Any

import numpy as np

from benchmarks.proof_demo import demos
from benchmarks.report import show
from passerelle.commitment.proof.effect import Found, found, ratio
from passerelle.commitment.proof.weeks import Days
from passerelle.engine.proof.bias import bias
from passerelle.engine.proof.curse import corrected
from passerelle.engine.proof.kept import kept
from passerelle.engine.worlds.promises import announced, company, estimated, measured
from passerelle.kernel.finding import Refusal

CHOSEN = 18  # of sixty
FIRST = dt.date(2026, 1, 5)


def judged(worlds: int) -> dict[str, list[bool]]:
    """By kind of share, whether each interval held the truth."""
    held: dict[str, list[bool]] = {"type": [], "sponsor": []}
    for seed in range(worlds):
        world = measured(seed=seed)
        found = bias(world.ratios, world.errors, types=world.types, sponsors=world.sponsors)
        assert not isinstance(found, Refusal)
        for kind, shares, truths in (
            ("type", found.estimate.types, world.of_types),
            ("sponsor", found.estimate.sponsors, world.of_sponsors),
        ):
            held[kind] += [one.low <= truths[name] <= one.high for name, one in shares.items()]
    return held


def chosen(worlds: int) -> tuple[float, float]:
    """Promised over worth of what was chosen by value for effort: as told, and corrected."""
    told, mended = [], []
    for seed in range(worlds):
        world = estimated(seed=seed)
        best = np.argsort(-world.mids / world.sizes)[:CHOSEN]
        found = corrected(world.lows, world.mids, world.highs, sizes=world.sizes)
        assert not isinstance(found, Refusal)
        worth = world.truths[best].sum()
        told.append(world.mids[best].sum() / worth)
        mended.append(found.estimate.expected[best].sum() / worth)
    return float(np.mean(told)), float(np.mean(mended))


def said_to_hold(worlds: int, *, swagger: float) -> float:
    """The share of worlds of 40 promises in which the odds are said to hold."""
    said = []
    for seed in range(worlds):
        found = kept(*announced(seed=seed, swagger=swagger))
        assert not isinstance(found, Refusal)
        said.append(bool(found.estimate.whole.holds))
    return float(np.mean(said))


def lived(companies: int) -> dict[str, list[bool]]:
    """The whole path from daily values to shares, over companies whose truth is planted."""
    held: dict[str, list[bool]] = {"effect": [], "weak_effect": [], "share": []}
    for seed in range(companies):
        world = company(seed=seed)
        ratios, errors = [], []
        for one in world.lived:
            for name, controls in (("weak_effect", {}), ("effect", {1: _days(one.control)})):
                effect = found(
                    _days(one.values),
                    on=FIRST + dt.timedelta(days=one.start),
                    until=FIRST + dt.timedelta(days=len(one.values)),
                    controls=controls,
                )
                assert isinstance(effect, Found)
                held[name].append(effect.low <= one.brought <= effect.high)
            assert isinstance(effect, Found)
            part = ratio(effect.average, effect.spread, [0, one.promised, 0])
            assert part is not None
            ratios.append(part[0])
            errors.append(part[1])
        learnt = bias(
            np.array(ratios), np.array(errors), types=world.types, sponsors=world.sponsors
        )
        assert not isinstance(learnt, Refusal)
        for shares, truths in (
            (learnt.estimate.types, world.of_types),
            (learnt.estimate.sponsors, world.of_sponsors),
        ):
            held["share"] += [one.low <= truths[name] <= one.high for name, one in shares.items()]
    return held


def _days(values: np.ndarray[tuple[int], np.dtype[np.float64]]) -> Days:
    return Days({FIRST + dt.timedelta(days=n): (float(v), None) for n, v in enumerate(values)})


def main(words: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.proof", description=__doc__)
    parser.add_argument("--worlds", type=int, default=300)
    parser.add_argument("--companies", type=int, default=0)
    parser.add_argument("--demos", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args(words)
    begun = time.process_time()
    held = judged(given.worlds)
    told, mended = chosen(given.worlds)
    through = lived(given.companies)
    row: dict[str, Any] = {
        "worlds": given.worlds,
        **{f"{kind}_covered": round(float(np.mean(one)), 3) for kind, one in held.items()},
        "chosen_told": round(told, 3),
        "chosen_corrected": round(mended, 3),
        "odds_hold": round(said_to_hold(given.worlds, swagger=1.0), 3),
        "swagger_holds": round(said_to_hold(given.worlds, swagger=3.0), 3),
        **{name: round(float(np.mean(one)), 3) for name, one in through.items() if one},
        **demos(given.demos),
        "cpu_s": round(time.process_time() - begun, 1),
    }
    show("Promises judged on planted truth", [row], as_json=given.json)
    fair = all(0.75 <= row[name] <= 0.9 for name in ("type_covered", "sponsor_covered"))
    fair = fair and all(0.75 <= row.get(name, 0.8) <= 0.9 for name in ("effect", "share"))
    lived_again = ("demo_effect", "demo_type", "demo_sponsor")
    fair = fair and all(0.7 <= row.get(name, 0.8) <= 0.95 for name in lived_again)
    return 0 if fair and 0.95 <= mended <= 1.05 else 1


if __name__ == "__main__":
    sys.exit(main())
