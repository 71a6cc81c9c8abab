"""The title that concludes: which scenario wins, or why nobody can say."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

CLEAR = 0.6
"""The share of the draws from which the best scenario is said to win."""


@dataclass(frozen=True, slots=True)
class Standing:
    """`first` and `second` are letters, `share` and `other` the shares of the draws in which each is the best.

    `only` is (initiative, value written) from which the second would bring as much as the first.
    """

    scenarios: int
    solved: int
    comparable: bool = True
    same: bool = False
    first: str = ""
    second: str = ""
    share: float = 0.0
    other: float = 0.0
    percent: str = ""
    other_percent: str = ""
    only: tuple[str, str] | None = None
    is_frozen: bool = False


def title(one: Standing) -> str:
    """One sentence; no verdict where there is none."""
    if not one.scenarios and one.is_frozen:
        return _("It is frozen, and no scenario is kept here.")
    if not one.scenarios:
        return _("No scenario yet: three are ready to begin with.")
    if not one.solved:
        return ngettext(
            "%(count)d scenario to compute: no verdict yet.",
            "%(count)d scenarios to compute: no verdict yet.",
            one.scenarios,
        ) % {"count": one.scenarios}
    if one.solved == 1:
        return _("No verdict: one scenario alone compares with nothing.")
    if not one.comparable:
        return _("No verdict: the facts have changed between two computations.")
    if one.same:
        return _("The scenarios end with the same plan.")
    return _won(one) if one.share >= CLEAR and one.share > one.other else _unsettled(one)


def _won(one: Standing) -> str:
    said = {"first": one.first, "second": one.second, "other": one.other_percent}
    if one.only:
        return _(
            "Scenario %(first)s wins; %(second)s is worth more only if %(initiative)s brings more "
            "than %(value)s."
        ) % {**said, "initiative": one.only[0], "value": one.only[1]}
    if not one.other:
        return _("Scenario %(first)s wins in all the draws.") % said
    return _("Scenario %(first)s wins; %(second)s is the best in %(other)s of the draws.") % said


def _unsettled(one: Standing) -> str:
    return _(
        "No scenario wins: %(first)s is the best in %(share)s of the draws, %(second)s in "
        "%(other)s."
    ) % {
        "first": one.first,
        "second": one.second,
        "share": one.percent,
        "other": one.other_percent,
    }
