"""The change of a formula, shared among its factors: exact Shapley values, or logarithmic means."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from itertools import combinations

from passerelle.engine.explain.parts.shapes import Decomposition, Part
from passerelle.kernel.digest import digest
from passerelle.kernel.finding import Finding, Refusal

MOST = 12  # factors whose 4,096 combinations are still worth trying one by one


def shapley(
    formula: Callable[[Mapping[str, float]], float],
    before: Mapping[str, float],
    after: Mapping[str, float],
) -> Finding[Decomposition] | Refusal:
    """Each factor's share of formula(after) - formula(before), averaged over all orders of moving them.

    Exact; the shares sum to the change. Refuses other names before and after, more than 12 factors,
    or a formula without a finite value somewhere on the way (a division by zero).
    Source: Shapley 1953; for accounting identities, Shorrocks, Journal of Economic Inequality 2013.
    """
    names = sorted(before)
    if names != sorted(after) or not names:
        return Refusal("factors-differ", ("the same factors before and after",))
    if len(names) > MOST:
        return Refusal("too-many-factors", (f"at most {MOST} factors that moved",))
    moved = [name for name in names if before[name] != after[name]]
    values = {}
    for size in range(len(moved) + 1):
        for chosen in combinations(moved, size):
            point = {name: after[name] if name in chosen else before[name] for name in names}
            value = _value(formula, point)
            if value is None:
                return Refusal("formula-undefined", ("a formula with a value on the way",))
            values[frozenset(chosen)] = value
    shares = {name: _share(name, moved, values) if name in moved else 0.0 for name in names}
    answer = Decomposition(
        values[frozenset()],
        values[frozenset(moved)],
        tuple(Part(name, shares[name]) for name in names),
    )
    return Finding(answer, "shapley", digest([dict(before), dict(after)]), coverage=1.0)


def _value(
    formula: Callable[[Mapping[str, float]], float], point: Mapping[str, float]
) -> float | None:
    try:
        value = float(formula(point))
    except ZeroDivisionError:
        return None
    return value if math.isfinite(value) else None


def _share(name: str, moved: list[str], values: dict[frozenset[str], float]) -> float:
    others = [other for other in moved if other != name]
    total = 0.0
    for size in range(len(others) + 1):
        weight = 1 / (len(moved) * math.comb(len(others), size))
        for chosen in combinations(others, size):
            without = frozenset(chosen)
            total += weight * (values[without | {name}] - values[without])
    return total


def log_mean(
    before: Mapping[str, float], after: Mapping[str, float]
) -> Finding[Decomposition] | Refusal:
    """Each factor's share of the change of their product, by the logarithmic mean (LMDI).

    Symmetric in time and exact. Refuses other names before and after, or a factor that is not above 0.
    Source: Ang, Energy Policy 2005.
    """
    names = sorted(before)
    if names != sorted(after) or not names:
        return Refusal("factors-differ", ("the same factors before and after",))
    if min(min(before.values()), min(after.values())) <= 0:
        return Refusal("factor-not-positive", ("factors above 0; or exact Shapley values",))
    was, now = math.prod(before.values()), math.prod(after.values())
    mean = was if math.isclose(was, now, rel_tol=1e-12) else (now - was) / math.log(now / was)
    parts = tuple(Part(name, mean * math.log(after[name] / before[name])) for name in names)
    return Finding(
        Decomposition(was, now, parts),
        "log-mean",
        digest([dict(before), dict(after)]),
        coverage=1.0,
    )
