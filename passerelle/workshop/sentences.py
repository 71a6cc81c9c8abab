"""What the pages of a workshop say; each chooser is pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from passerelle.workshop.models import Workshop
from passerelle.workshop.queries.ballot import Line
from passerelle.workshop.queries.votes import Read

Step = Workshop.Step


def ballot(workshop: Workshop, asked: Sequence[Line]) -> str:
    """The title of a ballot."""
    if workshop.step == Step.SETUP:
        return _("The vote has not begun yet. This page will say when it does.")
    if workshop.step == Step.CLOSED:
        return _("The workshop is closed: here is what was decided.")
    if workshop.is_read:
        return _("The round is over. Your votes are counted, and nobody’s in particular.")
    left = sum(line.at is None for line in asked)
    if not left:
        return _("You have voted on everything. You may still change your mind.")
    return ngettext("%(left)d subject left to score.", "%(left)d subjects left to score.", left) % {
        "left": left
    }


def listed(rows: Sequence[Workshop]) -> str:
    """The title of the workshops of an exercise, the last first."""
    if not rows:
        return _("No workshop yet: nothing is put to the vote.")
    said = {"name": rows[0].name, "state": rows[0].get_step_display().lower()}
    return _("The last workshop, “%(name)s”: %(state)s.") % said


def prepared(*, people: int, subjects: int) -> str:
    """The title of the page that prepares."""
    if not subjects:
        return _("Nothing is on the table yet.")
    if not people:
        return _("Nobody is invited to vote yet.")
    return ngettext(
        "%(people)d person is invited to vote, with %(subjects)d initiatives on the table.",
        "%(people)d people are invited to vote, with %(subjects)d initiatives on the table.",
        people,
    ) % {"people": people, "subjects": subjects}


def received(at: dt.datetime) -> str:
    return _("Received at %(hour)s") % {"hour": f"{timezone.localtime(at):%H:%M}"}


def marks() -> list[tuple[int, str]]:
    """What each score means."""
    return [
        (5, _("First of all")),
        (4, _("Before most")),
        (3, _("In its turn")),
        (2, _("After most")),
        (1, _("Last")),
        (0, _("I cannot say")),
    ]


def meeting(workshop: Workshop, told: Sequence[Read], *, voted: int, asked: int) -> str:
    """The title of the meeting screen."""
    if workshop.step == Step.SETUP:
        return _("This workshop is being prepared: the rule is chosen before anybody votes.")
    if workshop.is_open:
        return ngettext(
            "%(voted)d of %(asked)d has voted. Nobody sees anything until the round ends.",
            "%(voted)d of %(asked)d have voted. Nobody sees anything until the round ends.",
            voted,
        ) % {"voted": voted, "asked": asked}
    contested = [one for one in told if one.spread.is_contested]
    waiting = sum(not hasattr(one.subject, "decision") for one in contested)
    if workshop.step == Step.CLOSED:
        return ngettext(
            "Closed: %(n)d divergence, settled and written down.",
            "Closed: %(n)d divergences, settled and written down.",
            len(contested),
        ) % {"n": len(contested)}
    if all(one.spread.median is None for one in told):
        return _("Too few votes to be told: under five, a vote would have a face.")
    if not contested:
        return _("Nobody diverges: there is nothing to settle.")
    if not waiting:
        return _("Every divergence ended in a decision: the workshop can be closed.")
    return ngettext(
        "%(n)d divergence of %(all)d is to be settled.",
        "%(n)d divergences of %(all)d are to be settled.",
        waiting,
    ) % {"n": waiting, "all": len(contested)}


def rule(workshop: Workshop) -> str:
    """What the rule does and what it resists, in plain words."""
    told = {
        Workshop.Rule.SCORE: _(
            "The highest mean score for each person-week comes first, as long as it fits. Simple to explain; a"
            " majority that agrees takes everything, and exaggerating pays."
        ),
        Workshop.Rule.SHARES: _(
            "Everybody holds the same part of the budget and pays only for what they scored 4 or 5: a third of the"
            " voters who agree gets about a third of the budget. Hiding that one wants what others will pay for can"
            " pay."
        ),
        Workshop.Rule.OWNER: _(
            "The votes inform, one person decides and signs. Nothing is to be gained by a tactical vote, but for what"
            " that person believes."
        ),
    }
    return told[Workshop.Rule(workshop.rule)]
