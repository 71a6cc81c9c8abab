"""`python -m benchmarks.forecast SERIES.csv... --horizon H --season S`: do intervals hold what they say?

Columns `date,value`; a day left out or an empty value is a gap; periods are days, or weeks where that is
how far apart the dates are. From rolling origins in the later half of each series, H periods are expected
and set against what came: share held by the 80 and 95 % intervals, MASE (1 is the seasonal naive forecast
over the past), MSIS at both levels. Beside ours, three models of statsforecast with their own intervals,
over the same past. Without a file: generated worlds of odd seeds (those of even seeds are for tuning).
`--half` keeps the files of one half, split by a hash of the name of their source (the words before a dot);
without a file, that half of the recorded series (PASSERELLE_REFERENCE_DATA): by day two weeks ahead, and
by week eight weeks ahead where three years are known.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.forecast_series import Case, Days, by_week, generated, half, read, recorded
from benchmarks.report import show
from passerelle.engine.explain.expect.forecast import LONGEST_PAST, expect
from passerelle.kernel.finding import Refusal

LEVELS = (0.8, 0.95)
OURS = "passerelle"
Told = tuple[np.ndarray, list[np.ndarray], list[np.ndarray]]
Model = Callable[[np.ndarray, Days, int, int], Told]


def ours(past: np.ndarray, days: Days, season: int, horizon: int) -> Told:
    found = expect(past, days=days, horizon=horizon, season=season, levels=LEVELS)
    if isinstance(found, Refusal):
        sys.exit(f"refused: {found.code} (needs {'; '.join(found.needs)})")
    bands = found.estimate.bands
    return found.estimate.mean, [b.low for b in bands], [b.high for b in bands]


def theirs(name: str) -> Model:
    """A model of statsforecast, with its own intervals; gaps take the value of a season before."""
    from statsforecast import models

    def told(past: np.ndarray, days: Days, season: int, horizon: int) -> Told:
        filled = past[-LONGEST_PAST:].copy()
        for i in np.flatnonzero(np.isnan(filled)):
            before = filled[i - season] if i >= season else np.nan
            filled[i] = before if np.isfinite(before) else np.nanmedian(filled)
        model = getattr(models, name)(season_length=season)
        found = model.forecast(y=filled, h=horizon, level=[round(100 * x) for x in LEVELS])
        edges = [[found[f"{side}-{round(100 * x)}"] for x in LEVELS] for side in ("lo", "hi")]
        return found["mean"], edges[0], edges[1]

    return told


def origins(case: Case, count: int) -> np.ndarray:
    """Where the future begins: evenly over the later half, once two seasons and a horizon have passed."""
    first = max(len(case.values) // 2, 2 * case.season + case.horizon)
    last = len(case.values) - case.horizon
    if last < first:
        sys.exit(f"{case.name}: {len(case.values)} periods, {first + case.horizon} are needed")
    return np.unique(np.linspace(first, last, count).astype(int))


def measured(case: Case, name: str, model: Model, *, count: int) -> dict[str, Any]:
    """One row: what a model's forecasts and intervals were worth on a case."""
    scores, seconds, rolled = [], 0.0, origins(case, count)
    for origin in rolled:
        past, truth = case.values[:origin], case.values[origin : origin + case.horizon]
        before = time.process_time()
        told = model(past, case.days[:origin], case.season, case.horizon)
        seconds += time.process_time() - before
        if np.isfinite(truth).any():
            scores.append(_score(told, truth, past, case.season))
    worth = np.mean(scores, axis=0)
    names = ("coverage_80", "coverage_95", "mase", "msis_80", "msis_95")
    return {
        "series": case.name,
        "model": name,
        **{n: round(float(v), 4) for n, v in zip(names, worth, strict=True)},
        "origins": len(rolled),
        "cpu_seconds": round(seconds / len(rolled), 3),
    }


def _score(told: Told, truth: np.ndarray, past: np.ndarray, season: int) -> list[float]:
    mean, lows, highs = told
    known = np.isfinite(truth)
    unit = max(float(np.nanmean(np.abs(past[season:] - past[:-season]))), 1e-12)
    held, width = [], []
    for level, low, high in zip(LEVELS, lows, highs, strict=True):
        under, over = np.maximum(low - truth, 0)[known], np.maximum(truth - high, 0)[known]
        held.append(float(((under == 0) & (over == 0)).mean()))
        wide = (high - low)[known] + 2 / (1 - level) * (under + over)
        width.append(float(wide.mean()) / unit)
    return [*held, float(np.abs(truth - mean)[known].mean()) / unit, *width]


def pooled(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A row a model: the mean over the series, the best of the others by its error after ours."""
    found = []
    for name in dict.fromkeys(row["model"] for row in rows):
        of = [row for row in rows if row["model"] == name]
        means = {
            key: round(float(np.mean([row[key] for row in of])), 4)
            for key in of[0]
            if key not in ("series", "model")
        }
        found.append({"series": f"all {len(of)}", "model": name, **means})
    return sorted(found, key=lambda row: (row["model"] != OURS, row["mase"]))


def _asked(asked: argparse.Namespace) -> list[list[Case]]:
    """What is to be forecast, those that are read together in one list."""
    if asked.half and not asked.files:
        return recorded(asked.half)
    files = [f for f in asked.files if asked.half in (None, half(f.stem.split(".")[0]))]
    if asked.files and not files:
        sys.exit(f"none of these files is of the half {asked.half}")
    cases = [read(f, season=asked.season, horizon=asked.horizon) for f in files]
    cases = [by_week(case) for case in cases] if asked.by_week else cases
    return [cases or generated(seeds=range(1, 2 * asked.worlds, 2))]


def main(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.forecast",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--horizon", type=int, default=14)
    parser.add_argument("--season", type=int, default=7)
    parser.add_argument("--origins", type=int, default=12)
    parser.add_argument("--worlds", type=int, default=8, help="generated worlds without a file")
    parser.add_argument(
        "--against", nargs="*", default=["AutoTheta", "AutoETS", "SeasonalNaive"], metavar="MODEL"
    )
    parser.add_argument(
        "--half", choices=("tuning", "held-out"), help="of the files, or of the recorded series"
    )
    parser.add_argument("--by-week", action="store_true", help="sum the days of the files by week")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(words)
    models: dict[str, Model] = {OURS: ours, **{name: theirs(name) for name in asked.against}}
    rows: list[dict[str, Any]] = []
    for cases in _asked(asked):
        found = [measured(c, n, m, count=asked.origins) for c in cases for n, m in models.items()]
        rows += [*found, *(pooled(found) if len(cases) > 1 else [])]
    show("Expectation", rows, as_json=asked.json)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
