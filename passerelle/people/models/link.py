"""A link that shows one frozen thing to whoever holds it: of a pack, of an answer."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from passerelle.people.models.person import Person


class ShareLink(models.Model):
    """It expires, can be revoked, and only the digest of its token is kept.

    `SHARED` and `REVOKED` are the acts that the trail keeps, on `subject`.
    """

    SHARED, REVOKED = "shared", "revoked"

    token_digest = models.CharField(max_length=64, unique=True)
    label = models.CharField(_("for whom"), max_length=120, blank=True)
    expires_at = models.DateTimeField(_("expires on"))
    revoked_at = models.DateTimeField(null=True, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    opened = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ["-at"]

    @property
    def subject(self) -> models.Model:
        return self

    @property
    def told(self) -> str:
        """What this link was narrowed to; empty where it tells all of its subject."""
        return ""

    @property
    def is_live(self) -> bool:
        return self.revoked_at is None and self.expires_at > timezone.now()
