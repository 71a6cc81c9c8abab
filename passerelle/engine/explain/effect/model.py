"""A response as a level that drifts, plus controls chosen among many, plus noise.

The priors are those of Brodersen et al. (Annals of Applied Statistics, 2015) and of the R package
that goes with it: everything standardised on the periods before; drift of the level about 0.01 (inverse
gamma, 32 observations); spike and slab on the controls with three expected and four fifths of the
variance explained (50 observations). Chains run side by side, one numpy operation for all of them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from passerelle.engine.explain.effect.shapes import Floats

EXPECTED_CONTROLS = 3.0
SLAB, SHRINK = 0.01, 0.5
CHAINS, BURN, KEPT = 24, 60, 90


@dataclass(frozen=True, slots=True)
class Priors:
    """`drift`: guess of a step of the level; `explained`: share of the variance that controls explain.

    Each weighs as many observations as its weight says.
    """

    drift: float = 0.01
    drift_weight: float = 32.0
    explained: float = 0.8
    noise_weight: float = 50.0


AS_PUBLISHED = Priors()
# Over some thirty weeks, fifty observations of a noise that controls explain would outweigh what is seen: without
# a control, intervals of eight chances in ten would hold the truth six times (docs/method/intervention.md).
SHORT = Priors(drift=0.1, drift_weight=4.0, explained=0.3, noise_weight=2.0)


@dataclass(frozen=True, slots=True)
class Draws:
    """Draws of the posterior; shape (draws,), (draws, controls) or (draws, periods after)."""

    coefficients: Floats
    used: Floats
    predicted: Floats


@dataclass(slots=True)
class _State:
    level: Floats  # (chains, periods before)
    drift: Floats  # (chains,) standard deviation of a step of the level
    noise: Floats  # (chains,) standard deviation of the observation
    coefficients: Floats  # (chains, controls), 0 where a control is not used
    used: Floats  # (chains, controls) of 0 and 1
    priors: Priors


def sample(
    response: Floats, controls: Floats, *, start: int, seed: int, priors: Priors = AS_PUBLISHED
) -> Draws:
    """Draws for a standardised `response` (periods before) and `controls` (all periods, controls)."""
    rng = np.random.default_rng(seed)
    before, after = controls[:start], controls[start:]
    state = _first(response, controls.shape[1], priors)
    slab = _slab(before)
    kept: list[tuple[Floats, Floats, Floats]] = []
    for sweep in range(BURN + KEPT):
        state.level = _levels(response - state.coefficients @ before.T, state, rng)
        state.drift = _drift(state.level, priors, rng)
        for chain in range(CHAINS):
            _regress(response - state.level[chain], before, slab, state, chain, rng)
        if sweep >= BURN:
            kept.append((state.coefficients.copy(), state.used.copy(), _ahead(state, after, rng)))
    return Draws(*(np.concatenate(part) for part in zip(*kept, strict=True)))


def _first(response: Floats, controls: int, priors: Priors) -> _State:
    return _State(
        np.zeros((CHAINS, len(response))),
        np.full(CHAINS, priors.drift),
        np.full(CHAINS, np.sqrt(1 - priors.explained)),
        np.zeros((CHAINS, controls)),
        np.ones((CHAINS, controls)),
        priors,
    )


def _levels(rest: Floats, state: _State, rng: np.random.Generator) -> Floats:
    """One path of the level a chain, given the rest: filter forward, sample backward."""
    periods = rest.shape[1]
    step, noise = state.drift**2, state.noise**2
    means, variances = np.empty_like(rest), np.empty_like(rest)
    mean, variance = np.broadcast_to(rest[:, 0], CHAINS).copy(), np.ones(CHAINS)
    for t in range(periods):
        if t:
            variance = variance + step
        gain = variance / (variance + noise)
        mean = mean + gain * (rest[:, t] - mean)
        variance = variance * (1 - gain)
        means[:, t], variances[:, t] = mean, variance
    level = np.empty_like(rest)
    noise_free = rng.normal(size=(periods, CHAINS))
    level[:, -1] = means[:, -1] + np.sqrt(variances[:, -1]) * noise_free[-1]
    for t in range(periods - 2, -1, -1):
        back = variances[:, t] / (variances[:, t] + step)
        middle = means[:, t] + back * (level[:, t + 1] - means[:, t])
        level[:, t] = middle + np.sqrt(variances[:, t] * (1 - back)) * noise_free[t]
    return level


def _drift(level: Floats, priors: Priors, rng: np.random.Generator) -> Floats:
    """Standard deviation of the level's steps; never above that of the response."""
    steps = np.diff(level, axis=1)
    shape = (priors.drift_weight + steps.shape[1]) / 2
    rate = (priors.drift_weight * priors.drift**2 + (steps**2).sum(axis=1)) / 2
    drawn: Floats = np.sqrt(rate / rng.gamma(shape, size=CHAINS))
    return np.minimum(drawn, 1.0)


def _slab(controls: Floats) -> Floats:
    """Prior precision of the coefficients, in units of the noise (Zellner's g, half diagonal)."""
    cross = controls.T @ controls
    shrunk = (1 - SHRINK) * cross + SHRINK * np.diag(np.diag(cross))
    precision: Floats = SLAB * shrunk
    return precision + 1e-9 * np.eye(len(cross))


def _regress(
    rest: Floats,
    controls: Floats,
    slab: Floats,
    state: _State,
    chain: int,
    rng: np.random.Generator,
) -> None:
    """Choose the controls of one chain, then draw noise and coefficients."""
    count = controls.shape[1]
    cross, with_rest, energy = controls.T @ controls, controls.T @ rest, float(rest @ rest)
    used = state.used[chain] > 0
    odds = min(1.0, EXPECTED_CONTROLS / max(count, 1))
    if odds < 1:
        for control in rng.permutation(count):
            scores = []
            for there in (False, True):
                used[control] = there
                scores.append(
                    _evidence(used, cross, with_rest, energy, slab, len(rest), state.priors)
                )
            more = scores[1] - scores[0] + np.log(odds / (1 - odds))
            used[control] = np.log(rng.random()) < -np.logaddexp(0, -more)
    state.used[chain] = used
    chosen = np.flatnonzero(used)
    state.coefficients[chain] = 0
    precision, mean, rate = _posterior(chosen, cross, with_rest, energy, slab, state.priors)
    noise = np.sqrt(rate / rng.gamma((state.priors.noise_weight + len(rest)) / 2))
    state.noise[chain] = min(noise, 1.2)
    if len(chosen):
        drawn = _spread(precision, rng.normal(size=len(chosen)))
        state.coefficients[chain, chosen] = mean + state.noise[chain] * drawn


def _spread(precision: Floats, normal: Floats) -> Floats:
    """Independent draws made to vary as this precision says; one control, the usual case, needs no factor."""
    if len(normal) == 1:
        return np.asarray(normal / np.sqrt(precision[0, 0]))
    return np.linalg.solve(np.linalg.cholesky(precision).T, normal)


def _solved(precision: Floats, right: Floats) -> Floats:
    if len(right) < 2:
        return np.asarray(right / np.diag(precision))
    return np.asarray(np.linalg.solve(precision, right), dtype=np.float64)


def _posterior(
    chosen: np.ndarray,
    cross: Floats,
    with_rest: Floats,
    energy: float,
    slab: Floats,
    priors: Priors,
) -> tuple[Floats, Floats, float]:
    whole = cross + slab
    precision = whole if len(chosen) == len(whole) else whole[np.ix_(chosen, chosen)]
    mean = _solved(precision, with_rest[chosen])
    left = energy - float(mean @ precision @ mean) if len(chosen) else energy
    rate = (priors.noise_weight * (1 - priors.explained) + max(left, 0.0)) / 2
    return precision, mean, rate


def _evidence(
    used: np.ndarray,
    cross: Floats,
    with_rest: Floats,
    energy: float,
    slab: Floats,
    periods: int,
    priors: Priors,
) -> float:
    """Log marginal likelihood of a set of controls, up to a constant."""
    chosen = np.flatnonzero(used)
    precision, _, rate = _posterior(chosen, cross, with_rest, energy, slab, priors)
    if not len(chosen):
        return float(-(priors.noise_weight + periods) / 2 * np.log(rate))
    inside = slab[np.ix_(chosen, chosen)]
    volume = np.linalg.slogdet(inside)[1] - np.linalg.slogdet(precision)[1]
    return float(volume / 2 - (priors.noise_weight + periods) / 2 * np.log(rate))


def _ahead(state: _State, after: Floats, rng: np.random.Generator) -> Floats:
    """What would have happened, one path a chain."""
    periods = len(after)
    steps = rng.normal(size=(CHAINS, periods)) * state.drift[:, None]
    level = state.level[:, -1:] + np.cumsum(steps, axis=1)
    noise = rng.normal(size=(CHAINS, periods)) * state.noise[:, None]
    path: Floats = level + state.coefficients @ after.T + noise
    return path
