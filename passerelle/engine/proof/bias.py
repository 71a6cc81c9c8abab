"""Who and what promises too much: found over promised, by type and by sponsor, told apart from chance.

y = found / promised of each initiative is mu + its type + its sponsor + noise; types and sponsors are drawn from
normal laws whose spreads are learnt, so that an extreme one seen twice is drawn to the others (partial pooling:
Gelman and Hill, *Data Analysis Using Regression and Multilevel Models*, 2007). Spreads are not chosen but
averaged over: with few sponsors their maximum likelihood is often zero.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np

from passerelle.engine.explain.inputs import Floats, seal
from passerelle.engine.proof.mixture import Mixture, posterior, step
from passerelle.kernel.finding import Assumption, Finding, Interval, Refusal

METHOD = "bias"
FEWEST = 8  # initiatives measured
APART = 5  # the fewest sponsors of a group, and of its complement
LEVEL = 0.80
SPREADS = (0.0, 0.03, 0.06, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6, 0.8, 1.1, 1.5)
WIDE = 0.5  # scale of the half-normal prior of every spread
FIRST = (
    1.0,
    1.0,
)  # prior mean and standard deviation of mu: what is promised comes, or twice, or nothing


@dataclass(frozen=True, slots=True)
class Share:
    """What comes of one promised, on average; `low` to `high` holds it eight chances in ten; of `count` initiatives."""

    mean: float
    low: float
    high: float
    count: int


@dataclass(frozen=True, slots=True)
class Bias:
    """`whole`, and by name the same of each type, sponsor and group. `next` is for one initiative to come.

    A sponsor's own share is for that sponsor alone; `groups` holds only those of five sponsors or more whose
    complement has five too, so that nothing can be had by difference.
    """

    whole: Share
    next: Share
    types: Mapping[str, Share]
    sponsors: Mapping[str, Share]
    groups: Mapping[str, Share]


def bias(
    ratios: Floats,
    errors: Floats,
    *,
    types: Sequence[str],
    sponsors: Sequence[str],
    groups: Mapping[str, Sequence[str]] | None = None,
) -> Finding[Bias] | Refusal:
    """`ratios` (initiatives): found over promised; `errors`: their standard errors; `types`, `sponsors`: of each.

    `groups` names sets of sponsors. Refuses fewer than eight initiatives, or values that are not numbers.
    """
    if len(ratios) < FEWEST:
        return Refusal("too-few-measured", (f"{FEWEST - len(ratios)} more effects measured",))
    if not (np.isfinite(ratios).all() and np.isfinite(errors).all() and (errors >= 0).all()):
        return Refusal("values-not-numbers", ("a ratio and its error for each initiative",))
    values = (tuple(ratios.tolist()), tuple(errors.tolist()), tuple(types), tuple(sponsors))
    told = _fitted(*values).told(groups or {})
    return Finding(
        told,
        METHOD,
        seal([list(types), list(sponsors)], np.stack([ratios, errors])),
        interval=Interval(told.whole.low, told.whole.high, LEVEL),
        assumptions=(Assumption("measured-like-the-others", None),),
        would_change=("initiatives that were dropped because they failed",),
    )


def _ones(values: Sequence[str], names: list[str]) -> Floats:
    return np.array([[float(value == name) for name in names] for value in values])


def _mixed(ratios: Floats, errors: Floats, design: Floats, sizes: list[int]) -> Mixture:
    """The posterior of mu, types and sponsors, over a grid of three spreads: noise, types, sponsors."""
    parts, weights = [], []
    for noise in SPREADS[1:]:
        precision = 1 / (noise**2 + errors**2)
        cross = (design * precision[:, None]).T
        gram, pull = cross @ design, cross @ (ratios - FIRST[0])
        fixed = np.log(precision).sum() - (precision * (ratios - FIRST[0]) ** 2).sum()
        for of_types in SPREADS:
            for of_sponsors in SPREADS:
                spread = np.concatenate([[FIRST[1]], np.repeat([of_types, of_sponsors], sizes)])
                prior = -(noise**2 + of_types**2 + of_sponsors**2) / (2 * WIDE**2)
                mean, covariance, evidence = posterior(gram, pull, spread)
                parts.append((mean, covariance, noise**2 + of_types**2 + of_sponsors**2))
                weights.append(prior + _steps(noise, of_types, of_sponsors))
                weights[-1] += (fixed + evidence) / 2
    return Mixture.of(np.array(weights), parts, shift=FIRST[0])


def _steps(*spreads: float) -> float:
    return sum(step(one, SPREADS) for one in spreads)


@dataclass(frozen=True)
class _Fitted:
    """`design` (initiatives, effects): mu, types, then sponsors, in the order of `names`."""

    mixed: Mixture
    design: Floats
    names: tuple[list[str], list[str]]
    sponsors: tuple[str, ...]

    def told(self, groups: Mapping[str, Sequence[str]]) -> Bias:
        """Groups that could be had by difference are left out."""
        everyone = set(self.names[1])
        found = {name: set(members) & everyone for name, members in groups.items()}
        open_ = {
            name: self._group(members)
            for name, members in found.items()
            if min(len(members), len(everyone - members)) >= APART
        }
        return replace(self._alone, groups=open_)

    @cached_property
    def _alone(self) -> Bias:
        """Without a group."""
        types, sponsors = self.names
        first, count = 1 + len(types), len(self.design)
        counts = self.design.sum(axis=0).astype(int)
        return Bias(
            whole=self._share(self.design.mean(axis=0), count),
            next=self._share(self._row({}), count, new=True),
            types={
                n: self._share(self._row({1 + k: 1.0}), int(counts[1 + k]))
                for k, n in enumerate(types)
            },
            sponsors={
                n: self._share(self._row({first + k: 1.0}), int(counts[first + k]))
                for k, n in enumerate(sponsors)
            },
            groups={},
        )

    def _group(self, members: set[str]) -> Share:
        types, sponsors = self.names
        at = {1 + len(types) + sponsors.index(one): 1 / len(members) for one in members}
        return self._share(self._row(at), sum(one in members for one in self.sponsors))

    def _row(self, at: Mapping[int, float]) -> Floats:
        row = np.zeros(self.design.shape[1])
        row[0] = 1.0
        for place, part in at.items():
            row[place] = part
        return row

    def _share(self, row: Floats, count: int, *, new: bool = False) -> Share:
        low, high = self.mixed.interval(row, level=LEVEL, new=new)
        return Share(self.mixed.mean(row), low, high, count)


@lru_cache(maxsize=4)
def _fitted(
    ratios: tuple[float, ...],
    errors: tuple[float, ...],
    types: tuple[str, ...],
    sponsors: tuple[str, ...],
) -> _Fitted:
    """A cache: a page asks for what all may read, then for its reader's own, of the same facts."""
    names = (sorted(set(types)), sorted(set(sponsors)))
    design = np.column_stack(
        [np.ones(len(ratios)), _ones(types, names[0]), _ones(sponsors, names[1])]
    )
    mixed = _mixed(np.array(ratios), np.array(errors), design, [len(one) for one in names])
    return _Fitted(mixed, design, names, sponsors)
