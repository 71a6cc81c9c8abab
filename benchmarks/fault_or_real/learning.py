"""What the tuning half teaches: how far clues are believed, and the chance under which one abstains.

Clues are gathered once (kept in a folder, if one is given), then laws of one to four constants are compared by
the log loss of verdicts on cases left out, and the simplest that none beats by more than its standard error is
the one to write in `answer/verdict.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.fault_or_real.score import Scored, threshold, truth
from passerelle.engine.explain.answer.answer import answer
from passerelle.engine.explain.answer.comparing import compare
from passerelle.engine.explain.answer.shapes import Answer, Floats
from passerelle.engine.explain.answer.verdict import CAUSES
from passerelle.engine.explain.answer.weighing import WHOLE, Law, posterior, weights
from passerelle.engine.worlds.faults.cases import Case
from passerelle.kernel.finding import Finding, Refusal

VERDICTS = tuple(CAUSES)
GROUPED = np.array([[float(cause in CAUSES[v]) for v in VERDICTS] for cause in WHOLE])
HEATS = tuple(np.round(np.exp(np.arange(-1.0, 1.05, 0.1)), 2))
COUNTS = (1.0, 2.0, 4.0)
LESS = (1.0, 0.5, 0.25)
FOLDS = 5
WEEK = 7
MOST_SILENT = 0.10
"""Share of the tuning cases on which we may abstain, whatever the precision: other halves are harder, and there
15 % are the most."""
Grid = tuple[Law, ...]


def _grid(
    pairs: Iterable[tuple[float, float]], size: Sequence[float], place: Sequence[float]
) -> Grid:
    return tuple(
        Law(whether, which, 0.0, {"size": s, "place": p})
        for (whether, which), s, p in product(pairs, size, place)
    )


ONE = tuple((heat, heat) for heat in HEATS)
TWO = tuple(product(HEATS, HEATS))
FORMS: Mapping[str, Grid] = {
    "one temperature": _grid(ONE, (1.0,), (1.0,)),
    "two temperatures": _grid(TWO, (1.0,), (1.0,)),
    "two, size counts": _grid(TWO, COUNTS, (1.0,)),
    "two, size and place count": _grid(TWO, COUNTS, LESS),
    "two, size twice, place half": _grid(TWO, (2.0,), (0.5,)),
}


@dataclass(frozen=True, slots=True)
class Clues:
    """`told` has shape (cases, families, causes), `right` holds indexes of VERDICTS, `ratio` which are ratios."""

    told: Floats
    right: NDArray[np.int64]
    ratio: NDArray[np.bool_]


COLUMNS = frozenset({"told", "right", "ratio"})
Asked = Callable[[Case], Finding[Answer] | Refusal]


def with_its_past(case: Case) -> Finding[Answer] | Refusal:
    return answer(case.question)


def two_periods(case: Case) -> Finding[Answer] | Refusal:
    """The same case as somebody brings it who has two exports: whole weeks since the break, and as many before."""
    reading, start = case.question.reading, case.start
    days = len(reading.days) - start
    days = days // WEEK * WEEK or days
    spans = slice(start - days, start), slice(start, start + days)
    sums = (reading.sums[span].sum(axis=0) for span in spans)
    if reading.totals is None:
        return compare(reading.cube, *sums)
    return compare(reading.cube, *sums, *(reading.totals[span].sum(axis=0) for span in spans))


def gathered(made: Iterable[Case], kept: Path | None, asked: Asked = with_its_past) -> Clues:
    """Clues of cases as the answer weighs them, places included; read from `kept` where it exists."""
    if kept and kept.exists():
        with np.load(kept) as table:
            if lacks := COLUMNS - set(table.files):
                raise SystemExit(
                    f"{kept} was kept by an earlier version: it holds no {', '.join(sorted(lacks))}. "
                    "Delete it, and the clues are gathered again."
                )
            return Clues(**{name: table[name] for name in COLUMNS})
    told, right, ratio = [], [], []
    for case in made:
        found = asked(case)
        if not isinstance(found, Refusal):
            told.append(weights(found.estimate.signals))
            right.append(VERDICTS.index(truth(case.kinds)))
            ratio.append(case.question.reading.totals is not None)
    clues = Clues(np.array(told), np.array(right), np.array(ratio))
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        np.savez_compressed(kept, told=clues.told, right=clues.right, ratio=clues.ratio)
    return clues


def learnt(clues: Clues, past: str, forms: Mapping[str, Grid] = FORMS) -> list[dict[str, object]]:
    """One row a form: its constants on all cases, its loss on cases left out, and by how much it differs from
    the first form (its standard error beside it)."""
    folds = np.arange(len(clues.right)) % FOLDS
    rows, first = [], None
    for name, grid in forms.items():
        losses = np.stack([_losses(clues, law) for law in grid])
        out = np.zeros(len(folds))
        for fold in range(FOLDS):
            best = losses[:, folds != fold].mean(axis=1).argmin()
            out[folds == fold] = losses[best, folds == fold]
        first = out if first is None else first
        law = grid[int(losses.mean(axis=1).argmin())]
        rows.append({"past": past, "law": name, **_told(clues, law), **_gain(out, first)})
    return rows


def _losses(clues: Clues, law: Law) -> Floats:
    chance = (posterior(clues.told, law, clues.ratio) @ GROUPED)[
        np.arange(len(clues.right)), clues.right
    ]
    losses: Floats = -np.log(np.maximum(chance, 1e-12))
    return losses


def _told(clues: Clues, law: Law) -> dict[str, object]:
    """The law, and the smallest chance from which 95 % of the verdicts are right (15 % unsaid at most)."""
    chances = posterior(clues.told, law, clues.ratio) @ GROUPED
    scored = [
        Scored(VERDICTS[right], leading, leading, float(row.max()))
        for row, right in zip(chances, clues.right, strict=True)
        for leading in (VERDICTS[int(row.argmax())],)
    ]
    least = min(threshold(scored), float(np.quantile([s.chance for s in scored], MOST_SILENT)))
    return {
        "cases": len(scored),
        "whether": float(law.whether),
        "which": float(law.which),
        "size": law.counts["size"],
        "place": law.counts["place"],
        "threshold": round(least, 2),
    }


def _gain(out: Floats, first: Floats) -> dict[str, object]:
    less = out - first
    error = float(less.std() / np.sqrt(len(less)))
    return {
        "log_loss_left_out": round(float(out.mean()), 3),
        "beside_the_first": f"{less.mean():+.3f} ± {error:.3f}",
    }
