"""A workshop of twenty voters on sixty initiatives, read after two rounds and half decided."""

from __future__ import annotations

import datetime as dt
from typing import Any

VOTERS, SUBJECTS = 20, 60
DEEP = 3
"""One subject in so many was voted again; one in so many was decided, with a dissent."""
TOKEN = "a token for the benchmark"


def vote(arbitration: Any, *, by: Any) -> None:
    """In place of the story's votes: every subject scored by everybody, a comment beside each vote."""
    from passerelle.workshop.models import Participant, Score, Subject, Workshop

    workshop = Workshop.objects.get(arbitration=arbitration)
    workshop.participants.all().delete()
    workshop.subjects.all().delete()
    rows = _table(arbitration)
    subjects = Subject.objects.bulk_create(
        Subject(workshop=workshop, initiative=row, cost=10 + n, again=n % DEEP == 0)
        for n, row in enumerate(rows)
    )
    voters = Participant.objects.bulk_create(
        Participant(
            workshop=workshop,
            name=f"Voter {n}",
            bloc="ab"[n % 2],
            token_digest=f"{n:064d}",
            expires_at=_soon(),
        )
        for n in range(VOTERS)
    )
    Score.objects.bulk_create(
        Score(
            participant=who,
            subject=one,
            round=turn,
            score=1 + (n * (2 + p % 2) + p) % 5,
            comment="Parce que les tournées en dépendent.",
        )
        for n, one in enumerate(subjects)
        for p, who in enumerate(voters)
        for turn in ((1, 2) if one.again else (1,))
    )
    Workshop.objects.filter(pk=workshop.pk).update(step=Workshop.Step.DECIDE)
    _decide(subjects[::DEEP], voters, by=by)


def _table(arbitration: Any) -> list[Any]:
    from passerelle.arbitration.queries import candidates

    return list(candidates(arbitration)[:SUBJECTS])


def _soon() -> dt.datetime:
    from django.utils import timezone

    return timezone.now() + dt.timedelta(days=2)


def _decide(subjects: list[Any], voters: list[Any], *, by: Any) -> None:
    from passerelle.workshop.models import Decision, Dissent

    made = Decision.objects.bulk_create(
        Decision(subject=one, said="chosen", why="Le contrat l’exige.", owner=by, by=by)
        for one in subjects
    )
    Dissent.objects.bulk_create(
        Dissent(decision=one, participant=voters[n % len(voters)], words="Nous y reviendrons.")
        for n, one in enumerate(made)
    )


def addresses(arbitration: Any, *, by: Any) -> dict[str, dict[str, Any]]:
    """The meeting, what prepares it, and the ballot of the first voter by a link of their own."""
    from passerelle.people.actions.links import digest_of
    from passerelle.workshop.models import Participant, Workshop
    from passerelle.workshop.queries.ballot import pulse_of

    workshop = Workshop.objects.get(arbitration=arbitration)
    first = workshop.participants.order_by("pk")[0]
    Participant.objects.filter(pk=first.pk).update(
        token_digest=digest_of(TOKEN), revoked_at=None, expires_at=_soon()
    )
    number = {"number": workshop.number}
    return {
        "workshop:pulse": {**number, "?": f"?seen={workshop.moved}"},
        "workshop:ballot-pulse": {"token": TOKEN, "?": f"?seen={pulse_of(first)}"},
        "workshop:workshop": number,
        "workshop:setup": number,
        "workshop:ballot": {"token": TOKEN},
    }
