"""The digest: one mail a person, with the movements they were not told of yet; nothing when nothing moved."""

from __future__ import annotations

import logging
import smtplib
from collections import defaultdict
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from passerelle.analysis.models import Follower, Movement, NoDigest, Notice, Watch
from passerelle.analysis.queries import movements
from passerelle.analysis.sentences import moved as words
from passerelle.jobs.running import publishing
from passerelle.people.models import Person
from passerelle.people.queries import company
from passerelle.ui.addresses import public

log = logging.getLogger(__name__)
Told = dict[int, list[Movement]]


def send_letters(*, is_weekly: bool) -> bool:
    """Send what is due; whether everything left. Without a mail server, the inbox alone tells."""
    if not settings.MAIL_IS_SENT:
        return True
    is_sent = True
    due = _due(is_weekly=is_weekly)
    for person in Person.objects.filter(pk__in=due, is_active=True).order_by("pk"):
        is_sent = _send(person, due[person.pk]) and is_sent
    return is_sent


def _due(*, is_weekly: bool) -> Told:
    """By person, the open movements of the measures that they own or follow, by how often they are told."""
    cadences = {Watch.Cadence.DAILY, *([Watch.Cadence.WEEKLY] if is_weekly else [])}
    rows = Movement.objects.filter(closed_at=None, measure__archived_at=None)
    refused = set(NoDigest.objects.values_list("person", flat=True))
    followers = defaultdict(set)
    for measure, person in Follower.objects.values_list("measure", "person"):
        followers[measure].add(person)
    due: Told = defaultdict(list)
    for row in rows.select_related("measure__watch").order_by("-since"):
        watch = getattr(row.measure, "watch", None) or Watch()
        if watch.cadence not in cadences:
            continue
        people = {row.measure.owner_id} if row.measure.owner_id else set()
        if watch.told == Watch.Told.FOLLOWERS:
            people |= followers[row.measure_id]
        for person in people - refused:
            due[person].append(row)
    return due


def _send(person: Person, rows: list[Movement]) -> bool:
    """What they may see now and were not told of. Noted once it has left, so that it is told again if it had not."""
    told = set(Notice.objects.filter(person=person).values_list("movement", flat=True))
    seen = set(movements.seen(person).filter(pk__in=[row.pk for row in rows]).values_list("pk", flat=True))  # fmt: skip
    fresh = [row for row in rows if row.pk in seen - told]
    if not fresh:
        return True
    try:
        letter(person, fresh).send()
    except (OSError, smtplib.SMTPException) as error:
        log.warning("the digest of %s could not be sent: %s", person.pk, error)
        return False
    with publishing():
        Notice.objects.bulk_create(
            [Notice(movement=row, person=person) for row in fresh], ignore_conflicts=True
        )
    return True


def letter(person: Person, rows: list[Movement]) -> EmailMultiAlternatives:
    """Plain text and HTML, in the language of who reads it."""
    with translation.override(person.language or company().language):
        facts: dict[str, Any] = {
            "person": person,
            "title": words.title(len({row.measure_id for row in rows})),
            "rows": [_told(row) for row in rows],
            "watched": words.watched(movements.how_many_watched(person), company().false_alarms),
            "all_url": public(reverse("analysis:moved")),
            "stop_url": public(reverse("analysis:moved_mail")),
            "language": translation.get_language(),
        }
        text = render_to_string("analysis/mail/moved.txt", facts)
        page = render_to_string("analysis/mail/moved.html", facts)
    headers = {"List-Unsubscribe": f"<{facts['stop_url']}>"}
    mail = EmailMultiAlternatives(str(facts["title"]), text, None, [person.email], headers=headers)
    mail.attach_alternative(page, "text/html")
    return mail


def _told(row: Movement) -> dict[str, str]:
    return {
        "said": words.said(row),
        "size": words.size(row),
        "span": words.span(row),
        "shape": str(row.get_shape_display()),
        "url": public(row.get_absolute_url()),
    }
