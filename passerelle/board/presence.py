"""What the inbox asks of the owner of an ask that the committee left without an answer."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from passerelle.board.asked import overdue
from passerelle.desk.inbox import Waiting
from passerelle.kernel.typography import short_date
from passerelle.people.models import Person
from passerelle.ui.language import lang


def unanswered(person: Person) -> Iterator[Waiting]:
    """Say what was answered; what is postponed waits again from its new day."""
    for row in overdue(person).select_related("asked_of").order_by("waits_since", "pk"):
        facts = {
            "whom": row.of_whom or _("the Comex"),
            "date": short_date(row.waits_since, lang(), year=True),
        }
        yield Waiting(
            "answer",
            _("“%(what)s” has no answer.") % {"what": row.what},
            _("Asked of %(whom)s, expected by %(date)s. Say what was answered.") % facts,
            row.waits_since,
            reverse("board:answer_ask", args=[row.pk]),
        )
