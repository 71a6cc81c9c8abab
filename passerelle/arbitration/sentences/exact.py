"""Exact answers in words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from passerelle.arbitration.reading.shown import Exercise
from passerelle.arbitration.sentences.reasons import in_unit


def impossible() -> str:
    return _("No plan that breaks no rule holds it.")


def costs(it: Exercise, found: dict[str, Any], *, is_in: bool) -> str:
    """What it costs to force in, or to leave out; a tie is said a tie, and a better plan a better plan."""
    lost = found["lost"]
    if found["is_tie"]:
        return (
            _("Searched: a plan as good does without it.")
            if is_in
            else _("Searched: a plan as good holds it.")
        )
    if lost < 0:
        return _("Searched: another plan is worth %(more)s more. Compute the scenario longer.") % {
            "more": in_unit(it, -lost)
        }
    said = {"lost": in_unit(it, lost), "low": in_unit(it, found["at_least"])}
    if is_in:
        return (
            _(
                "Searched: without it, the best plan found loses %(lost)s, and no plan loses less than "
                "%(low)s."
            )
            % said
        )
    return (
        _(
            "Searched: with it, the best plan found loses %(lost)s, and no plan loses less than "
            "%(low)s."
        )
        % said
    )


def gains(it: Exercise, found: dict[str, Any]) -> str:
    if found["is_tie"]:
        return _("nothing")
    return f"+{in_unit(it, found['gain'])}"


def point(it: Exercise, one: dict[str, Any]) -> str:
    return _("%(value)s expected, %(second)s in a bad draw") % {
        "value": in_unit(it, one["value"]),
        "second": in_unit(it, one["second"]),
    }


def front_label() -> str:
    return _("Expected value upwards, value of a bad draw (P10) across")


def title(letter: str, *, people: bool, front: int) -> str:
    """What the page of what else could be says first."""
    if front > 1:
        return _("Between value and safety, %(count)d plans stand beside %(letter)s.") % {
            "count": front - 1,
            "letter": letter,
        }
    if front == 1:
        return _("%(letter)s brings the most and is the safest found.") % {"letter": letter}
    if people:
        return _(
            "What %(letter)s lacks is people: here is where one more would bring the most."
        ) % {"letter": letter}
    return _("Nobody more would make %(letter)s worth more.") % {"letter": letter}
