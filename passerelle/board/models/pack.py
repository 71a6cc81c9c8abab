"""A board pack: written once in both languages, frozen, then shared."""

from __future__ import annotations

from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from passerelle.analysis.models import Answer
from passerelle.kernel.errors import DomainError
from passerelle.people.models import Person, ShareLink


class Draft(models.Model):
    """What will be frozen for a period: chosen sections and the CPO's message. One a period."""

    period = models.CharField(_("period"), max_length=7, unique=True)
    sections = models.JSONField(default=list)
    title = models.CharField(_("title"), max_length=200, blank=True)
    message = models.TextField(_("message to the Comex"), blank=True)
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("draft of a board pack")
        verbose_name_plural = _("drafts of board packs")

    def __str__(self) -> str:
        return self.period


class DraftAnswer(models.Model):
    """A kept answer that the pack of a period will tell; `position` is its place among them."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="answers")
    answer = models.ForeignKey(Answer, models.CASCADE, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("answer told in a pack")
        verbose_name_plural = _("answers told in packs")
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["draft", "answer"], name="answer_told_once")]

    def __str__(self) -> str:
        return f"{self.draft} {self.answer}"


class Pack(models.Model):
    """Immutable. `content` = {"fr": …, "en": …}: every sentence and figure, with its source; `digest` seals it."""

    number = models.PositiveIntegerField(unique=True)
    period = models.CharField(_("period"), max_length=7)
    content = models.JSONField(encoder=DjangoJSONEncoder)
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    NAMED_BY = ("period", "number")

    class Meta:
        verbose_name = _("board pack")
        verbose_name_plural = _("board packs")
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"{self.period} n° {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("board:pack", args=[self.number])

    @property
    def headings(self) -> str:
        """Its title in both languages."""
        return " ".join(str(one.get("heading", "")) for one in self.content.values())

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            raise DomainError(_("A frozen pack cannot be changed."), _("Freeze a new one instead."))
        super().save(*args, **kwargs)


class Share(ShareLink):
    """A link to one pack."""

    pack = models.ForeignKey(Pack, models.CASCADE, related_name="shares")

    class Meta(ShareLink.Meta):
        verbose_name = _("share link")
        verbose_name_plural = _("share links")

    def __str__(self) -> str:
        return self.label or str(self.pack)
