"""Who may be told together: a group of sponsors, or what is left of it, never counts fewer than five. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Set

from passerelle.engine.proof.bias import APART


def open_groups(members: Mapping[str, Set[str]]) -> set[str]:
    """The names that can be told side by side, whatever is told of the whole.

    A group needs five sponsors, and so do all others together; and so do those that are not told, or nobody: what is
    withheld would else be had by taking what is told from the whole. The smallest is given up until this holds.
    """
    everyone: set[str] = set().union(*members.values())
    told = {
        name
        for name, here in members.items()
        if len(here) >= APART and len(_others(members, {name})) >= APART
    }
    while told:
        left = _others(members, told)
        if not left or len(left) >= APART:
            break
        told.remove(min(told, key=lambda name: (len(members[name]), name)))
    return told if len(everyone) >= APART else set()


def _others(members: Mapping[str, Set[str]], told: Set[str]) -> set[str]:
    """The sponsors of the groups that are not among those."""
    return set().union(*(here for name, here in members.items() if name not in told))
