"""What stands in the way of a freeze, in words, with where it is mended."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from passerelle.arbitration.models import Scenario
from passerelle.arbitration.reading.moves import moves
from passerelle.arbitration.reading.shown import Exercise
from passerelle.commitment.freezing.voices import undecided


@dataclass(frozen=True, slots=True)
class Obstacle:
    """`say` is a whole sentence, `hint` what to do; `url` leads there under the words of `do`."""

    say: str
    hint: str
    do: str = ""
    url: str = ""


def obstacles(it: Exercise, scenario: Scenario) -> list[Obstacle]:
    """None where it can be frozen."""
    number, letter = it.arbitration.number, scenario.letter
    solution = it.solutions.get(letter)
    if solution is None:
        url = reverse("arbitration:scenarios", args=[number])
        return [
            Obstacle(
                _("Scenario %(letter)s is not computed.") % {"letter": letter},
                _("Compute it first: what is frozen is a plan with its odds."),
                _("The scenarios"),
                url,
            )
        ]
    if letter in it.stale:
        url = f"{reverse('arbitration:scenarios', args=[number])}?in={letter}"
        return [
            Obstacle(
                _("The facts have changed since scenario %(letter)s was computed.")
                % {"letter": letter},
                _("Compute it again, then freeze it."),
                _("Compute it again"),
                url,
            )
        ]
    if waiting := len(moves(it, solution)):
        url = reverse("arbitration:landing", args=[number, letter])
        said = ngettext(
            "The plan is not on the roadmap yet: %(count)d initiative would change.",
            "The plan is not on the roadmap yet: %(count)d initiatives would change.",
            waiting,
        )
        return [
            Obstacle(
                said % {"count": waiting},
                _("Put it on the roadmap, then freeze: both are then the same."),
                _("Put this plan on the roadmap"),
                url,
            )
        ]
    return _workshop(it)


def _workshop(it: Exercise) -> list[Obstacle]:
    """What people are still voting on, or diverge on without a decision."""
    found = undecided(it.arbitration)
    if found is None:
        return []
    workshop, left = found
    said = (
        ngettext(
            "%(count)d contested initiative of the workshop has no decision.",
            "%(count)d contested initiatives of the workshop have no decision.",
            left,
        )
        % {"count": left}
        if left
        else _("A workshop of this arbitration is still taking votes.")
    )
    hint = _("Close the round, end each divergence in a decision, then freeze.")
    return [Obstacle(said, hint, _("The workshop"), workshop.get_absolute_url())]
