"""Who stands at a ballot: the holder of a link, or a participant of the company who is signed in."""

from __future__ import annotations

import datetime as dt

from django.core import signing
from django.http import Http404, HttpRequest

from passerelle.people.actions import links
from passerelle.people.models import Person
from passerelle.workshop.models import Participant

SALT = "passerelle.workshop.door"
MINE = "me."
DAY = 24 * 3600


def own_token(participant: Participant) -> str:
    """What opens their ballot to one person alone, while they are signed in; good for a day."""
    known = {"participant": participant.pk, "person": participant.person_id}
    return MINE + signing.dumps(known, salt=SALT)


def at_ballot(request: HttpRequest, token: str) -> Participant:
    """The participant behind a token, or 404."""
    found = (
        _mine(request, token)
        if token.startswith(MINE)
        else links.behind(Participant, token, "workshop", "person")
    )
    if found is None or (found.person and not found.person.is_active):
        raise Http404("ballot")
    return found


def since(who: Participant, token: str) -> dt.datetime | None:
    """From when on votes are this door's to read: who runs a workshop holds each link before its person does.

    A link that replaces another shows no vote given before it; a person who is signed in reads all of theirs.
    """
    return None if token.startswith(MINE) else who.given_at


def _mine(request: HttpRequest, token: str) -> Participant | None:
    try:
        known = signing.loads(token.removeprefix(MINE), salt=SALT, max_age=DAY)
    except signing.BadSignature:
        return None
    if not isinstance(request.user, Person) or request.user.pk != known["person"]:
        return None
    rows = Participant.objects.filter(pk=known["participant"], person=request.user)
    return rows.select_related("workshop").first()
