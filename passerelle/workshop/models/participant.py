"""Who votes: a person of the company, or somebody known by a name and an address only."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _

from passerelle.people.models import Person, ShareLink
from passerelle.ui.alphabetical import Alphabetical
from passerelle.workshop.models.workshop import Workshop

VALID = dt.timedelta(days=30)
"""How long a link opens: it says when the one in force was handed over."""


class Participant(ShareLink):
    """Their link opens their ballot and nothing else; only the digest of its token is kept.

    `bloc` is the side from which they look (sales, product…); `named` their consent to be named beside their votes.
    """

    SHARED, REVOKED = "invited", "revoked"

    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="participants")
    person = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="+")
    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail"), max_length=254, blank=True)
    bloc = models.CharField(_("side"), max_length=60, blank=True)
    named = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        ordering = [Alphabetical("name"), "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["workshop", "person"],
                condition=models.Q(person__isnull=False),
                name="participant_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def given_at(self) -> dt.datetime:
        """When their present link was handed over."""
        return self.expires_at - VALID

    @property
    def subject(self) -> models.Model:
        return self.workshop
