"""What people said in the workshops of an exercise: votes of nobody in particular, decisions, dissents."""

from __future__ import annotations

from typing import TypedDict

from passerelle.arbitration.models import Arbitration
from passerelle.commitment import content
from passerelle.workshop.models import Decision, Dissent, Workshop
from passerelle.workshop.queries.votes import contested, readings

STEPS = Workshop.Step


class Voices(TypedDict):
    votes: list[content.Vote]
    decisions: list[content.Decision]
    dissents: list[content.Dissent]


def voices_of(arbitration: Arbitration) -> Voices:
    """By number; of an initiative that came up in two workshops, what was decided in the last."""
    held = Workshop.objects.filter(arbitration=arbitration).exclude(step=STEPS.SETUP)
    votes: dict[int, content.Vote] = {}
    for workshop in held.order_by("number"):
        votes |= {one["number"]: one for one in _votes(workshop)}
    rows = Decision.objects.filter(subject__workshop__in=held).select_related("subject__initiative")
    last = {
        row.subject.initiative.number: row for row in rows.order_by("subject__workshop__number")
    }
    signed = Dissent.objects.filter(decision__in=list(last.values())).select_related(
        "participant", "decision__subject__initiative"
    )
    return {
        "votes": [votes[number] for number in sorted(votes)],
        "decisions": [_decision(number, row) for number, row in sorted(last.items())],
        "dissents": [
            {
                "number": one.decision.subject.initiative.number,
                "words": one.words,
                "by_id": one.participant.person_id,
                "guest_id": None if one.participant.person_id else one.participant_id,
            }
            for one in signed.order_by("decision__subject__initiative__number", "pk")
        ],
    }


def _votes(workshop: Workshop) -> list[content.Vote]:
    """Where fewer voted than may be told of, nothing is kept."""
    return [
        {
            "number": one.subject.initiative.number,
            "round": 2 if one.first else 1,
            "voters": one.spread.voters,
            "median": one.spread.median,
            "quartiles": [one.spread.low, one.spread.high],
        }
        for one in readings(workshop)
        if one.spread.median is not None
        and one.spread.low is not None
        and one.spread.high is not None
    ]


def _decision(number: int, row: Decision) -> content.Decision:
    return {
        "number": number,
        "said": row.said,
        "by_id": row.by_id,
        "owner_id": row.owner_id,
        "review_on": row.review_on.isoformat() if row.review_on else None,
    }


def undecided(arbitration: Arbitration) -> tuple[Workshop, int] | None:
    """A workshop under way where votes are taken (0), or with so many divergences that nobody decided."""
    rows = Workshop.objects.filter(arbitration=arbitration)
    for workshop in rows.exclude(step__in=[STEPS.SETUP, STEPS.CLOSED]).order_by("number"):
        if workshop.is_open:
            return workshop, 0
        decided = set(
            Decision.objects.filter(subject__workshop=workshop).values_list("subject_id", flat=True)
        )
        if left := sum(one.pk not in decided for one in contested(workshop)):
            return workshop, left
    return None
