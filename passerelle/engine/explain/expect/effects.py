"""What days of the French calendar do to a series, kept only where it helps on days it was not fitted on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from passerelle.engine.explain.expect.calendar import FrenchDays
from passerelle.engine.explain.inputs import Floats

NONE, HOLIDAYS, SCHOOL = "none", "holidays", "holidays-and-school"
BLOCKS = 6
LEAST_GAIN = 0.03
FEWEST_DAYS = 3
KIND_WEIGHT, NAME_WEIGHT = 0.05, 3.0  # of the prior, in observations
PULLED_IN = 3.0


@dataclass(frozen=True, slots=True)
class CalendarEffect:
    """`added` (shape: periods past and to come) is what the calendar adds, on the scale of the series."""

    name: str
    added: Floats


def calendar_effect(values: Floats, calendar: FrenchDays, *, season: int) -> CalendarEffect:
    """Regress `values` (shape: past) on the calendar of past and future, once level and season are out.

    The past is cut in six blocks; each set of columns is fitted on five and scored on the sixth, over
    the days it speaks of; the calendar is left out unless it takes away 3 % of the squared error.
    """
    past = len(values)
    best, least = CalendarEffect(NONE, np.zeros(len(calendar.table))), 1.0 - LEAST_GAIN
    known = np.isfinite(values)
    target = _quick(np.interp(np.arange(past), np.flatnonzero(known), values[known]), season)
    for name in (HOLIDAYS, SCHOOL):
        columns = [i for i, n in enumerate(calendar.names) if name == SCHOOL or "school" not in n]
        table = calendar.table[:, columns]
        table = table / np.maximum(table[:past].max(axis=0), 1e-9) * (table[:past].max(axis=0) > 0)
        if (table[:past].any(axis=1) & known).sum() < FEWEST_DAYS:
            continue
        names = [calendar.names[i] for i in columns]
        quick = np.column_stack([_quick(c, season) for c in table[:past].T])
        error = _left(target, quick, table[:past].any(axis=1) & known, known, _prior(names))
        if error < least:
            found = _fit(target[known], quick[known], _prior(names))
            best, least = CalendarEffect(name, table @ found), error - LEAST_GAIN
    return best


def _prior(names: list[str]) -> Floats:
    kinds = ("holiday", "bridge", "year-end", "school-a", "school-b", "school-c")
    return np.array([KIND_WEIGHT if n in kinds else NAME_WEIGHT for n in names])


def _quick(column: Floats, season: int) -> Floats:
    """What is left of a column once its slow level and its short season are out."""
    width = min(5 * season if 1 < season <= 12 else 9, len(column)) // 2 * 2 - 1
    padded = np.pad(column, width // 2, mode="reflect") if width > 1 else column
    rest: Floats = column - np.convolve(padded, np.ones(width) / width, "valid")
    if not 1 < season <= 12:
        return rest
    place = np.arange(len(column)) % season
    usual: Floats = np.array([np.median(rest[place == p]) for p in range(season)])
    rest -= usual[place]
    return rest


def _fit(target: Floats, table: Floats, prior: Floats) -> Floats:
    """Ridge coefficients, three times over, the largest rests pulled in from the second on."""
    wanted, cross = target, table.T @ table + np.diag(prior)
    found: Floats = np.zeros(table.shape[1])
    for _ in range(3):
        found[:] = np.linalg.solve(cross, table.T @ wanted)
        fitted = table @ found
        limit = PULLED_IN * 1.4826 * float(np.median(np.abs(target - fitted)))
        wanted = fitted + np.clip(target - fitted, -limit, limit)
    return found


def _left(
    target: Floats, table: Floats, spoken: np.ndarray, known: np.ndarray, prior: Floats
) -> float:
    """Squared error over the days spoken of, fitted elsewhere, as a share of that without calendar."""
    block = np.arange(len(target)) * BLOCKS // len(target)
    size = 1.4826 * float(np.median(np.abs(target[known]))) or 1.0
    rest = target.copy()
    for b in range(BLOCKS):
        away, here = known & (block != b), block == b
        rest[here] -= table[here] @ _fit(target[away], table[away], prior)
    limit = 6 * size
    with_, without = (np.clip(r[spoken], -limit, limit) for r in (rest, target))
    return float((with_**2).sum() / max((without**2).sum(), 1e-12))
