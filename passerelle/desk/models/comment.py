"""Comments on any object, named by type and id, and the mentions that wait for an answer."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from passerelle.people.models import Person


class Comment(models.Model):
    author = models.ForeignKey(Person, models.PROTECT, related_name="comments")
    object_type = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    body = models.TextField(_("comment"), max_length=10_000)
    at = models.DateTimeField(auto_now_add=True)
    edited_at = models.DateTimeField(null=True, blank=True)

    NAMED_BY = ("body", "object_type", "object_id", "author_id")

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["at"]
        indexes = [models.Index(fields=["object_type", "object_id", "at"])]

    def __str__(self) -> str:
        return self.body[:80]

    def get_absolute_url(self) -> str:
        """Its place in the thread."""
        thread = reverse("desk:comments", args=[self.object_type, self.object_id])
        return f"{thread}#comment-{self.pk}"


class Mention(models.Model):
    """It waits in the inbox until the person answers in the thread or says it is read."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="mentions")
    person = models.ForeignKey(Person, models.CASCADE, related_name="mentions")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        constraints = [models.UniqueConstraint(fields=["comment", "person"], name="mentioned_once")]

    def __str__(self) -> str:
        return f"@{self.person}"
