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
