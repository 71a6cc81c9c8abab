"""Promises whose truth is known: sponsors who promise too much, types that keep less, effects measured with noise."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from passerelle.engine.explain.inputs import Bools, Floats


@dataclass(frozen=True, slots=True)
class Measured:
    """`ratios` (initiatives): found over promised, with `errors`; what was planted: `shares` by type and by sponsor."""

    ratios: Floats
    errors: Floats
    types: tuple[str, ...]
    sponsors: tuple[str, ...]
    of_types: dict[str, float]
    of_sponsors: dict[str, float]


def measured(
    *,
    seed: int,
    initiatives: int = 60,
    sponsors: int = 12,
    mean: float = 0.75,
    of_types: float = 0.15,
    of_sponsors: float = 0.25,
    noise: float = 0.3,
) -> Measured:
    """One promised brings `mean` on average; types, sponsors and initiatives differ by these spreads."""
    rng = np.random.default_rng(seed)
    kinds = {n: rng.normal(0, of_types) for n in ("feature", "debt", "compliance")}
    people = {f"sponsor {n + 1}": rng.normal(0, of_sponsors) for n in range(sponsors)}
    types = tuple(rng.choice(list(kinds), size=initiatives, p=[0.65, 0.2, 0.15]).tolist())
    by = tuple(rng.choice(list(people), size=initiatives).tolist())
    errors = rng.uniform(0.05, 0.35, size=initiatives)
    true = np.array([mean + kinds[t] + people[s] for t, s in zip(types, by, strict=True)])
    ratios = rng.normal(true, np.hypot(noise, errors))
    return Measured(
        ratios,
        errors,
        types,
        by,
        {name: mean + effect for name, effect in kinds.items()},
        {name: mean + effect for name, effect in people.items()},
    )


@dataclass(frozen=True, slots=True)
class Estimated:
    """Ranges of value (eight chances in ten) by initiative, efforts, and what each is truly worth."""

    lows: Floats
    mids: Floats
    highs: Floats
    sizes: Floats
    truths: Floats


def estimated(*, seed: int, initiatives: int = 60, spread: float = 0.5) -> Estimated:
    """Values follow effort; estimates are right on average, before anything is chosen by them."""
    rng = np.random.default_rng(seed)
    sizes = rng.lognormal(3.0, 0.5, size=initiatives)
    truths = 10 * sizes * rng.lognormal(0, spread, size=initiatives)
    errors = rng.uniform(0.2, 0.8, size=initiatives)
    mids = truths * np.exp(rng.normal(0, errors))
    reach = np.exp(1.2816 * errors)
    return Estimated(mids / reach, mids, mids * reach, sizes, truths)


def announced(*, seed: int, promises: int = 40, swagger: float = 1.0) -> tuple[Floats, Bools]:
    """Odds told and what came; a `swagger` over 1 tells odds further from one in two than they are."""
    rng = np.random.default_rng(seed)
    true = rng.uniform(0.45, 0.95, size=promises)
    told = 1 / (1 + ((1 - true) / true) ** swagger)
    return told, rng.random(promises) < true
