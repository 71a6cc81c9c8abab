"""A series made ready: gaps bridged, season taken off, outliers set aside."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from passerelle.engine.explain.change.shapes import Floats, Ints

SIDE = 3  # neighbours on each side that an outlier is judged by (Hampel's filter)
FAR = 5.0  # usual deviations from them that make an outlier
LONGEST = 2  # periods in a row; more are a change
SEASONAL = 0.35  # least correlation with one season before, once trends are off
TOWARDS_NORMAL = 1.4826  # a median absolute deviation as a standard deviation


@dataclass(frozen=True, slots=True)
class Clean:
    """`values` (periods, columns) without gaps, season and outliers; `outliers` holds their indexes."""

    values: Floats
    season: int
    outliers: Ints
    far: Floats
    """By outlier: how far from its neighbours, in usual deviations of the column that shows it most."""
    size: Floats
    """By outlier: how far, in the unit of the values."""


def clean(values: Floats, *, season: int | None) -> Clean:
    """`season`: periods of one, 0 for none, None to look for one."""
    whole = np.column_stack([bridged(column) for column in values.T])
    period = found_season(whole) if season is None else season
    plain = np.column_stack([without_season(column, period) for column in whole.T])
    calm, outliers, far, size = _without_outliers(plain, np.isfinite(values))
    return Clean(calm, period, outliers, far, size)


def bridged(column: Floats) -> Floats:
    """Missing values drawn straight between their neighbours."""
    known = np.flatnonzero(np.isfinite(column))
    filled: Floats = np.interp(np.arange(len(column)), known, column[known])
    return filled


def spread(values: Floats) -> float:
    """Standard deviation that outliers do not move; the plain one where most values are equal."""
    robust = TOWARDS_NORMAL * float(np.median(np.abs(values - np.median(values))))
    return robust if robust > 0 else float(np.std(values))


def middle(column: Floats, side: int) -> Floats:
    """Running median over `side` neighbours on each side, the ends repeated by reflection."""
    found: Floats = np.median(_windows(column, side), axis=1)
    return found


def _windows(column: Floats, side: int) -> Floats:
    padded = np.pad(column, side, mode="reflect")
    return np.lib.stride_tricks.sliding_window_view(padded, 2 * side + 1)


def _sides(column: Floats) -> tuple[Floats, Floats]:
    """Medians of the neighbours before and of those after: on the edge of a jump they differ."""
    windows = _windows(column, SIDE)
    return np.median(windows[:, :SIDE], axis=1), np.median(windows[:, SIDE + 1 :], axis=1)


def found_season(values: Floats) -> int:
    """The period whose own past says most, 0 when none says enough. At least three must be seen."""
    n = len(values)
    longest = min(n // 3, 400)
    if longest < 4:
        return 0
    scores = np.mean([_echo(column, longest) for column in values.T], axis=0)
    peaks = [
        lag
        for lag in range(3, longest)
        if scores[lag] >= scores[lag - 1] and scores[lag] >= scores[lag + 1]
    ]
    if not peaks:
        return 0
    best = max(peaks, key=lambda lag: scores[lag])
    if scores[best] <= 0:  # no lag of it looks like itself
        return 0
    # A multiple of the season says as much as the season: the shortest that says nearly as much.
    shortest = min(lag for lag in peaks if scores[lag] >= 0.85 * scores[best])
    return shortest if scores[shortest] > max(SEASONAL, 4 / np.sqrt(n)) else 0


def _echo(column: Floats, longest: int) -> Floats:
    """Correlation of the steps with themselves, by lag from 0 to `longest`; robust to a few jumps."""
    steps = np.diff(column)
    width = spread(steps)
    if width == 0:
        return np.zeros(longest + 1)
    steps = np.clip((steps - np.median(steps)) / width, -3, 3)
    power = float((steps**2).sum())
    lags = [float((steps[lag:] * steps[: len(steps) - lag]).sum()) for lag in range(longest + 1)]
    return np.array(lags) / power


def without_season(column: Floats, period: int) -> Floats:
    """Less the usual deviation of each place in the season from the running median around it."""
    if period < 2 or len(column) < 2 * period:
        return column
    apart = column - middle(column, period // 2 + 1)
    place = np.arange(len(column)) % period
    usual = np.array([np.median(apart[place == p]) for p in range(period)])
    plain: Floats = column - (usual - usual.mean())[place]
    return plain


def _without_outliers(
    values: Floats, known: NDArray[np.bool_]
) -> tuple[Floats, Ints, Floats, Floats]:
    before, after = (np.column_stack(s) for s in zip(*map(_sides, values.T), strict=True))
    around = np.clip(values, np.minimum(before, after), np.maximum(before, after))
    apart = values - around
    usual = values - (before + after) / 2
    # At the ends of a slope the neighbours lie on one side: a usual step is no outlier.
    widths = np.array(
        [
            max(spread(column[seen]), float(np.median(np.abs(np.diff(series[seen])))))
            for column, series, seen in zip(usual.T, values.T, known.T, strict=True)
        ]
    )
    scaled = np.divide(apart, widths, out=np.zeros_like(apart), where=widths > 0)
    odd = _short(np.abs(scaled) > FAR)
    calm = np.where(odd, around, values)
    outliers = np.flatnonzero(odd.any(axis=1)).astype(np.int64)
    most = np.abs(scaled[outliers]).argmax(axis=1)
    return calm, outliers, np.abs(scaled)[outliers, most], apart[outliers, most]


def _short(odd: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Runs of at most `LONGEST` periods: longer ones are no outliers."""
    kept = odd.copy()
    for column in range(odd.shape[1]):
        edges = np.flatnonzero(np.diff(np.concatenate([[0], odd[:, column].astype(int), [0]])))
        for start, stop in edges.reshape(-1, 2):
            kept[start:stop, column] = stop - start <= LONGEST
    return kept
