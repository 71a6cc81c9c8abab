"""The reference class of an initiative: those like it that were delivered here, the nearest first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from passerelle.arbitration.queries.past import Delivered
from passerelle.engine.proof.past import FEWEST, Past, past
from passerelle.kernel.finding import Finding, Refusal

Scope = Literal["team-kind", "team", "product-kind", "product", "kind", "all"]


@dataclass(frozen=True, slots=True)
class Like:
    """What an initiative is like: the kind of its theme, its team, its product; nothing where it is not known yet."""

    kind: str = ""
    team: int | None = None
    product: int | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """The nearest class of five or more; `narrower` are those that hold too few, with how many, the nearest first.

    `members` are its initiatives by number; empty, with a `told` that refuses, where the whole company has too few.
    """

    scope: Scope
    told: Finding[Past] | Refusal
    narrower: tuple[tuple[Scope, int], ...]
    members: tuple[int, ...]


def reference(like: Like, known: list[Delivered]) -> Reference:
    """Widened step by step, from the same kind of work in the same team to all that the company delivered."""
    narrower: list[tuple[Scope, int]] = []
    for scope, holds in _steps(like):
        rows = [one for one in known if holds(one)]
        if len(rows) >= FEWEST or scope == "all":
            return Reference(scope, went(rows), tuple(narrower), tuple(one.number for one in rows))
        narrower.append((scope, len(rows)))
    raise AssertionError("the whole company is the last step")


def went(rows: list[Delivered]) -> Finding[Past] | Refusal:
    """How these went against what was planned of them."""
    ratios = np.array([one.ratio for one in rows], dtype=np.float64)
    return past(ratios, np.array([one.kept for one in rows], dtype=bool))


def _steps(like: Like) -> list[tuple[Scope, Callable[[Delivered], bool]]]:
    kind, team, product = like.kind, like.team, like.product
    steps: list[tuple[Scope, Callable[[Delivered], bool], bool]] = [
        ("team-kind", lambda one: (one.team, one.kind) == (team, kind), bool(team and kind)),
        ("team", lambda one: one.team == team, bool(team)),
        (
            "product-kind",
            lambda one: (one.product, one.kind) == (product, kind),
            bool(product and kind),
        ),
        ("product", lambda one: one.product == product, bool(product)),
        ("kind", lambda one: one.kind == kind, bool(kind)),
        ("all", lambda one: True, True),
    ]
    return [(scope, holds) for scope, holds, is_known in steps if is_known]
