"""Promises whose truth is known: sponsors who promise too much, types that keep less, effects measured with noise."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from passerelle.engine.explain.inputs import Bools, Floats

MEAN = 0.75  # what one promised brings


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
    mean: float = MEAN,
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


@dataclass(frozen=True, slots=True)
class Lived:
    """What one initiative did to its measure: daily `values` and those of a `control`, delivered on day `start`.

    `promised` is the effect a day that was frozen; `brought` what truly came of it.
    """

    values: Floats
    control: Floats
    start: int
    promised: float
    brought: float


@dataclass(frozen=True, slots=True)
class Company:
    """Initiatives lived by a company, by type and sponsor, and the planted share of each."""

    lived: tuple[Lived, ...]
    types: tuple[str, ...]
    sponsors: tuple[str, ...]
    of_types: dict[str, float]
    of_sponsors: dict[str, float]


def company(*, seed: int, initiatives: int = 36, sponsors: int = 12) -> Company:
    """Each initiative has a measure of its own, with weekdays, a tide that its control shares, and noise by the day."""
    told = measured(seed=seed, initiatives=initiatives, sponsors=sponsors, noise=0.2)
    rng = np.random.default_rng([seed, 1])
    lived = []
    for kind, sponsor in zip(told.types, told.sponsors, strict=True):
        share = told.of_types[kind] + told.of_sponsors[sponsor] - MEAN
        lived.append(_lived(rng, share + rng.normal(0, 0.2)))
    return Company(tuple(lived), told.types, told.sponsors, told.of_types, told.of_sponsors)


def _lived(rng: np.random.Generator, share: float) -> Lived:
    """Twenty-six weeks before, twelve after; the promise is some times the noise of a week."""
    before, after = 26 * 7, 12 * 7
    days = before + 1 + after
    promised = float(rng.uniform(8, 25)) * float(rng.choice([-1.0, 1.0]))
    tide = np.repeat(rng.normal(0, 0.7, size=days // 7 + 1).cumsum(), 7)[:days]
    weekday = np.tile([4.0, 4.0, 3.0, 4.0, 3.0, -6.0, -8.0], days // 7 + 1)[:days]
    values = 100 + weekday + tide + rng.normal(0, 5.0, size=days)
    values[before + 1 :] += promised * share
    control = 60 + 0.5 * weekday + 0.8 * tide + rng.normal(0, 1.5, size=days)
    return Lived(values, control, before, promised, promised * share)


@dataclass(frozen=True, slots=True)
class Delivered:
    """`ratios` (works): actual over planned, `of` which team; what was planted: the median `paces` by team."""

    ratios: Floats
    of: tuple[int, ...]
    paces: Floats


def delivered(
    *,
    seed: int,
    works: int = 40,
    teams: int = 6,
    pace: float = 1.3,
    of_teams: float = 0.25,
    noise: float = 0.4,
) -> Delivered:
    """Works take `pace` times their plan in the middle; logarithms of teams and works differ by these spreads.

    The first teams have more works than the last: some have none.
    """
    rng = np.random.default_rng(seed)
    truth = pace * np.exp(rng.normal(0, of_teams, size=teams))
    share = 0.5 ** np.arange(teams)
    of = rng.choice(teams, size=works, p=share / share.sum())
    ratios = truth[of] * np.exp(rng.normal(0, noise, size=works))
    return Delivered(ratios, tuple(of.tolist()), truth)
