"""Voting: each vote is acknowledged, counts once however often it is sent, and leaves no trace of who said what."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from passerelle.kernel.errors import DomainError
from passerelle.workshop.actions.held import moved
from passerelle.workshop.models import Participant, Score, Subject, Workshop
from passerelle.workshop.quotas import is_full, quotas


class Cast(NamedTuple):
    """What was said. `device` and `turn` grow with each change of mind on one telephone."""

    score: int | None
    comment: str = ""
    device: str = ""
    turn: int = 0


@transaction.atomic
def vote(
    participant: Participant, subject: Subject, cast: Cast, *, since: dt.datetime | None = None
) -> Score:
    """Keep a vote in the round that is open, in place of the one before; the vote as it is kept.

    Sent twice, or later than a newer one of the same telephone, it changes nothing. DomainError when no round is
    open on this subject, or when the scores given leave none of this one. The first vote of a link takes the place
    of all that were kept before it (`since`): a refusal would tell them.
    """
    workshop = Workshop.objects.select_for_update().get(pk=participant.workshop_id)
    given = Score.objects.filter(participant=participant, round=workshop.round)
    seen = given.filter(at__gte=since) if since else given
    known = seen.filter(subject=subject).first()
    if known and cast.device and known.device == cast.device and cast.turn <= known.turn:
        return known
    subjects = on_ballot(workshop)
    if not workshop.is_open or subject.pk not in subjects:
        raise DomainError(
            _("The round is over: this vote is not counted."),
            _("What you had voted before counts."),
        )
    if since:
        given.filter(at__lt=since).delete()
    _refuse_too_many(participant, subject, cast.score, subjects, workshop.round)
    facts = {
        "score": cast.score,
        "comment": " ".join(cast.comment.split())[:500],
        "device": cast.device[:36],
        "turn": cast.turn,
    }
    kept, _new = Score.objects.update_or_create(
        participant=participant, subject=subject, round=workshop.round, defaults=facts
    )
    moved(workshop)
    return kept


def on_ballot(workshop: Workshop) -> list[int]:
    """The subjects of the round, by id."""
    rows = workshop.subjects.filter(again=True) if workshop.round == 2 else workshop.subjects
    return list(rows.values_list("pk", flat=True))


def _refuse_too_many(
    participant: Participant, subject: Subject, score: int | None, subjects: list[int], turn: int
) -> None:
    if score is None:
        return
    others = participant.scores.filter(round=turn, subject__in=subjects).exclude(subject=subject)
    given = others.values_list("score", flat=True)
    if is_full(score, subjects=len(subjects), others=given):
        most = quotas(len(subjects))[score]
        raise DomainError(
            _("You may give %(score)d to %(most)d of these only.") % {"score": score, "most": most},
            _("Lower another one first: not everything can come first."),
        )


@transaction.atomic
def consent(participant: Participant, *, named: bool) -> None:
    """Whether they accept to be named beside their votes; taken back as simply as given."""
    participant.named = named
    participant.save(update_fields=["named"])
    moved(participant.workshop)
