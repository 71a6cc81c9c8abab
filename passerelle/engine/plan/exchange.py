"""A problem as JSON, and back: the schema is in docs/method/roadmap.md."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

import numpy as np

from passerelle.engine.plan.problem import Budget, Candidate, Floor, Problem

VERSION = 1
_CANDIDATE = tuple(
    one.name for one in fields(Candidate)
)  # flat: `asdict` would copy ten times slower


def as_json(problem: Problem) -> dict[str, Any]:
    """Numbers, lists and texts only; positions are 0-based."""
    return {
        "version": VERSION,
        "teams": list(problem.teams),
        "skills": list(problem.skills),
        "quarters": problem.quarters,
        "capacity": problem.capacity.tolist(),
        "overflow": problem.overflow,
        "discount": problem.discount,
        "candidates": [_said(one) for one in problem.candidates],
        "budgets": [asdict(one) for one in problem.budgets],
        "before": [list(pair) for pair in problem.before],
        "apart": [list(group) for group in problem.apart],
        "floors": [asdict(one) for one in problem.floors],
    }


def _said(one: Candidate) -> dict[str, Any]:
    """What is said of its cost beyond what is expected is left out where nothing is."""
    said = {name: getattr(one, name) for name in _CANDIDATE}
    if one.cost_points is None:
        del said["cost_points"]
    if not one.follows_effort:
        del said["follows_effort"]
    return said


def from_json(said: Mapping[str, Any]) -> Problem:
    """The problem that `as_json` said; ValueError names what is missing or is not of this version."""
    if said.get("version") != VERSION:
        raise ValueError(f"version {said.get('version')}: only {VERSION} is read")
    try:
        return Problem(
            candidates=tuple(_candidate(one) for one in said["candidates"]),
            teams=tuple(said["teams"]),
            skills=tuple(said["skills"]),
            capacity=np.array(said["capacity"], dtype=float),
            overflow=float(said["overflow"]),
            discount=float(said["discount"]),
            budgets=tuple(Budget(**one) for one in said["budgets"]),
            before=tuple((int(first), int(then)) for first, then in said["before"]),
            apart=tuple(tuple(group) for group in said["apart"]),
            floors=tuple(
                Floor(one["name"], tuple(one["members"]), one["share"]) for one in said["floors"]
            ),
        )
    except KeyError as missing:
        raise ValueError(f"{missing} is missing") from missing
    except TypeError as wrong:
        raise ValueError(str(wrong)) from wrong


def _candidate(said: Mapping[str, Any]) -> Candidate:
    teams, starts, points = said.get("teams"), said.get("starts"), said.get("cost_points")
    return Candidate(
        **{
            **said,
            "effort": tuple(said["effort"]),
            "teams": None if teams is None else tuple(teams),
            "support": tuple((int(a), int(b), float(w)) for a, b, w in said.get("support", ())),
            "starts": None if starts is None else tuple(starts),
            "cost_points": None if points is None else tuple(points),
        }
    )
