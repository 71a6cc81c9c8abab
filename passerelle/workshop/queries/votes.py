"""What a workshop's votes say, never whose they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Prefetch

from passerelle.workshop.models import Dissent, Participant, Score, Subject, Workshop
from passerelle.workshop.models.participant import VALID
from passerelle.workshop.outcome import Outcome, Stake, by_score, by_shares
from passerelle.workshop.spread import FEWEST, Spread, Vote, spread


@dataclass(frozen=True, slots=True)
class Read:
    """A subject and what its votes say; `first` is the first round's where there were two.

    `comments` are why people voted as they did, in no order that tells who; `named` only those who accept to be.
    """

    subject: Subject
    spread: Spread
    first: Spread | None
    comments: tuple[str, ...]
    named: tuple[tuple[str, int], ...]


class Cast(NamedTuple):
    """A vote as it is counted: hundreds are read at a time."""

    round: int
    score: int | None
    comment: str
    voter: int
    bloc: str
    name: str
    agrees: bool
    at: dt.datetime
    expires_at: dt.datetime

    @property
    def is_named(self) -> bool:
        """Whoever renews a link could consent in place of its holder: a vote from before it stays unnamed."""
        return self.agrees and self.at >= self.expires_at - VALID


Votes = dict[int, list[Cast]]
OF_VOTER = ("participant_id", "participant__bloc", "participant__name", "participant__named")
CAST = ("round", "score", "comment", *OF_VOTER, "at", "participant__expires_at")


def readings(workshop: Workshop, told: Votes | None = None) -> list[Read]:
    """Every subject, the most contested first; nothing of a round that is still open (three queries).

    `told`: what `votes_of` gave, for who needs it twice.
    """
    signed = Prefetch("decision__dissents", Dissent.objects.select_related("participant"))
    subjects = workshop.subjects.select_related("initiative", "decision").prefetch_related(signed)
    told = votes_of(workshop) if told is None else told
    return sorted((_read(one, told.get(one.pk, [])) for one in subjects), key=_order)


def votes_of(workshop: Workshop) -> Votes:
    """Votes that may be read, by the id of their subject."""
    last = workshop.round - 1 if workshop.is_open else workshop.round
    rows = Score.objects.filter(subject__workshop=workshop, round__lte=last).order_by("pk")
    found: Votes = {}
    for subject, *cast in rows.values_list("subject_id", *CAST):
        found.setdefault(subject, []).append(Cast(*cast))
    return found


def _read(subject: Subject, own: list[Cast]) -> Read:
    second = [one for one in own if one.round == 2]
    last = second or [one for one in own if one.round == 1]
    first = _spread(one for one in own if one.round == 1) if second else None
    whole = _spread(last)
    known = sorted({one.comment for one in last if one.comment})
    comments = known if whole.median is not None else []
    return Read(subject, whole, first, tuple(comments), _named(last, whole))


def _named(last: list[Cast], whole: Spread) -> tuple[tuple[str, int], ...]:
    """Nobody when those who are not named, in all or on a side that is drawn, are one to four: had by difference."""
    drawn = [{one.bloc for one in last}, *({side.name} for side in whole.sides)]
    for blocs in drawn:
        silent = [one for one in last if one.score is not None and one.bloc in blocs]
        if 0 < sum(not one.is_named for one in silent) < FEWEST:
            return ()
    told = [(one.name, one.score) for one in last if one.is_named and one.score is not None]
    return tuple(sorted(told))


def _spread(scores: Iterable[Cast]) -> Spread:
    return spread([Vote(one.score, one.bloc) for one in scores if one.score is not None])


def _order(one: Read) -> tuple[float, int]:
    return -max(one.spread.width, one.spread.gap), one.subject.initiative.number


def contested(workshop: Workshop) -> list[Subject]:
    """The subjects on which people diverge, the most first."""
    return [one.subject for one in readings(workshop) if one.spread.is_contested]


def waited_for(workshop: Workshop) -> tuple[list[Participant], int]:
    """Who has not voted on everything in the round, and how many have: names, never votes (two queries)."""
    asked = workshop.subjects.filter(again=True) if workshop.round == 2 else workshop.subjects
    count = asked.count()
    done: dict[int, int] = {}
    rows = Score.objects.filter(subject__in=asked.all(), round=workshop.round)
    for pk in rows.values_list("participant_id", flat=True):
        done[pk] = done.get(pk, 0) + 1
    everyone = list(workshop.participants.all())
    missing = [one for one in everyone if done.get(one.pk, 0) < count]
    return missing, len(everyone) - len(missing)


def outcome(workshop: Workshop, told: Votes | None = None) -> Outcome | None:
    """What the rule chooses from the last votes; None where the owner decides, or nothing may be read.

    A subject under five votes counts for none: what the rule makes of one vote tells that vote.
    """
    if workshop.rule == Workshop.Rule.OWNER or not workshop.is_read:
        return None
    voters = {pk: n for n, pk in enumerate(workshop.participants.values_list("pk", flat=True))}
    stakes = []
    told = votes_of(workshop) if told is None else told
    for subject in workshop.subjects.select_related("initiative"):
        own = told.get(subject.pk, [])
        last = [one for one in own if one.round == 2] or own
        scores = {voters[one.voter]: one.score for one in last if one.score is not None}
        counts = scores if len(scores) >= FEWEST else {}
        stakes.append(Stake(subject.initiative.number, subject.cost, counts))
    if not any(one.scores for one in stakes):
        return None
    rule = by_shares if workshop.rule == Workshop.Rule.SHARES else by_score
    return rule(stakes, budget=workshop.budget, voters=len(voters))
