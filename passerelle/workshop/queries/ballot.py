"""What one participant is asked, and what they have said."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from passerelle.workshop.models import Decision, Participant, Subject


@dataclass(frozen=True, slots=True)
class Line:
    """A subject of the round, with their own vote: `at` when it was received, None before."""

    subject: Subject
    score: int | None
    comment: str
    at: dt.datetime | None

    @property
    def mark(self) -> int | None:
        """What is ticked: the score, 0 for an abstention, None for nothing yet."""
        return None if self.at is None else self.score or 0


def lines(who: Participant, since: dt.datetime | None = None) -> list[Line]:
    """Their ballot, by number of initiative (two queries); a vote kept before `since` is not shown."""
    workshop = who.workshop
    rows = workshop.subjects.select_related("initiative")
    if workshop.round == 2:
        rows = rows.filter(again=True)
    given = who.scores.filter(round=max(workshop.round, 1))
    own = {one.subject_id: one for one in given if since is None or one.at >= since}
    return [
        Line(row, kept.score, kept.comment, kept.at)
        if (kept := own.get(row.pk))
        else Line(row, None, "", None)
        for row in rows
    ]


def is_held(who: Participant, since: dt.datetime | None) -> bool:
    """Whether votes of this round were kept before `since`."""
    return since is not None and who.scores.filter(round=who.workshop.round, at__lt=since).exists()


def pulse_of(who: Participant) -> str:
    """Where the workshop stands for a voter: its step, and how many decisions were taken."""
    taken = Decision.objects.filter(subject__workshop=who.workshop_id).count()
    return f"{who.workshop.step}.{taken}"
