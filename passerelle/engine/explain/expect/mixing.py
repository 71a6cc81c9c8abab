"""One forecast from many smoothers: weighted by what each missed by at rolling origins, on the better scale."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from passerelle.engine.explain.expect.bands import Pool, pool, recency
from passerelle.engine.explain.expect.calendar import FrenchDays
from passerelle.engine.explain.expect.effects import CalendarEffect, calendar_effect
from passerelle.engine.explain.expect.scale import Scale, scales
from passerelle.engine.explain.expect.smoothing import Smoothed, smooth
from passerelle.engine.explain.inputs import Floats

SHARPNESS = 9.0
JUDGED = 8  # steps at which members are compared, spread over the horizon
WARM = 28


@dataclass(frozen=True, slots=True)
class Mixed:
    """The forecast of one scale: `forecasts` (origins, horizon) and its pool of errors, on that scale."""

    scale: Scale
    calendar: CalendarEffect
    weights: Floats
    error: float
    forecasts: Floats
    pool: Pool
    warm: int


def mix(values: Floats, calendar: FrenchDays, *, season: int, horizon: int) -> Mixed:
    """The scale whose rolling-origin error is smaller, in the unit of `values` (shape: past)."""
    tried = [_mix_on(s, values, calendar, season=season, horizon=horizon) for s in scales(values)]
    return min(tried, key=lambda found: found.error)


def _mix_on(
    scale: Scale, values: Floats, calendar: FrenchDays, *, season: int, horizon: int
) -> Mixed:
    past = len(values)
    warm = season if season > WARM else min(max(season, WARM), max(season, past // 3))
    there = scale.there(values)
    effect = calendar_effect(there, calendar, season=season)
    states = smooth(there - effect.added[:past], season=season, warm=warm)
    recent = recency(past, warm=warm, season=season)
    added = _windows(effect.added, past, horizon)
    weights = _weights(states, scale, values, added, recent)
    forecasts = states.mixed(weights).ahead(np.arange(1, horizon + 1))[:, 0] + added
    truth = _windows(np.concatenate([values, np.full(horizon, np.nan)]), past, horizon)
    use = recent[:, None] * np.isfinite(truth)
    missed = np.nan_to_num(np.abs(scale.back(forecasts) - truth))
    error = float((use * missed).sum() / max(use.sum(), 1e-12))
    errors = scale.there(truth) - forecasts
    return Mixed(scale, effect, weights, error, forecasts, pool(errors, recent), warm)


def _windows(column: Floats, past: int, horizon: int) -> Floats:
    """Row t holds the `horizon` periods that begin at t, for every origin: (past + 1, horizon)."""
    found: Floats = np.lib.stride_tricks.sliding_window_view(column, horizon)[: past + 1]
    return found


def _weights(
    states: Smoothed, scale: Scale, values: Floats, added: Floats, recent: Floats
) -> Floats:
    """Inverse errors to the ninth power: the best members share the forecast."""
    horizon = added.shape[1]
    steps = np.unique(np.linspace(1, horizon, min(JUDGED, horizon)).astype(int))
    truth = _windows(np.concatenate([values, np.full(horizon, np.nan)]), len(values), horizon)
    forecasts = scale.back(states.ahead(steps) + added[:, None, steps - 1])
    missed = np.nan_to_num(np.abs(forecasts - truth[:, None, steps - 1]))
    errors = np.einsum("tgh,t->g", missed, recent)
    weights: Floats = (np.maximum(errors, 1e-12) / max(errors.min(), 1e-12)) ** -SHARPNESS
    weights /= weights.sum()
    return weights
