"""Answers that were kept as they were told, what people decided about them, and links to them."""

from __future__ import annotations

from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from passerelle.kernel.errors import DomainError
from passerelle.kpis.models import Measure
from passerelle.people.models import Person, ShareLink


class Answer(models.Model):
    """Why a measure moved, frozen: `finding` is the engine's own, `content` = {"fr": …, "en": …} what was shown.

    `digest` identifies the data it was made from, `seal` the whole. `chances` = {kind: likelihood} at that
    time.
    """

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="answers")
    since = models.DateField(_("began on"), null=True)
    verdict = models.CharField(max_length=12)
    chances = models.JSONField()
    finding = models.JSONField(encoder=DjangoJSONEncoder)
    content = models.JSONField(encoder=DjangoJSONEncoder)
    digest = models.CharField(max_length=64)
    seal = models.CharField(max_length=64)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["measure", "digest", "by"], name="answer_kept_once")
        ]

    def __str__(self) -> str:
        return f"{self.measure} {self.since or ''}".strip()

    def get_absolute_url(self) -> str:
        return reverse("analysis:answer", args=[self.measure.slug, self.pk])

    @property
    def product_id(self) -> int | None:
        return self.measure.product_id

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            raise DomainError(
                _("A kept answer cannot be changed."), _("Ask again and keep another.")
            )
        super().save(*args, **kwargs)


class Named(models.Model):
    """Another measure that an answer may tell of (a witness, an event dated on it): who may not see it reads
    nothing of the answer.

    By its key, which outlives it: a name that was hidden stays so once the measure is deleted
    (`analysis.queries.answers.readable`).
    """

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="told")
    measure_key = models.PositiveBigIntegerField()

    class Meta:
        verbose_name = _("measure told in an answer")
        verbose_name_plural = _("measures told in answers")
        constraints = [
            models.UniqueConstraint(fields=["answer", "measure_key"], name="told_once_in_an_answer")
        ]

    def __str__(self) -> str:
        return f"{self.answer} {self.measure_key}"


class Decision(models.Model):
    """What people made of an answer; written once, the last one stands. `kind` is what was found."""

    class Said(models.TextChoices):
        BELIEVED = "believed", _("We believe it")
        CHECKED = "checked", _("We checked")
        DOUBTED = "doubted", _("We do not believe it")

    class Found(models.TextChoices):
        FAULT = "fault", _("It was a measurement fault")
        MIX = "mix", _("It was another mix of audiences")
        OWN = "own", _("It was a change of ours")
        OUTSIDE = "outside", _("It was something outside")
        NOISE = "noise", _("It was chance")
        SEVERAL = "several", _("It was several at once, or something else")

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="decisions")
    said = models.CharField(_("decision"), max_length=8, choices=Said)
    found = models.CharField(_("what it was"), max_length=8, choices=Found, blank=True)
    note = models.TextField(_("note"), max_length=2000, blank=True)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = _("decision on an answer")
        verbose_name_plural = _("decisions on answers")
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(said="checked") ^ models.Q(found=""), name="found_when_checked"
            )
        ]

    def __str__(self) -> str:
        return self.get_said_display()


class AnswerLink(ShareLink):
    """A link to one kept answer; what is done with it stands in the history of the measure."""

    SHARED, REVOKED = "answer_shared", "answer_link_revoked"

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="links")

    class Meta(ShareLink.Meta):
        verbose_name = _("link to an answer")
        verbose_name_plural = _("links to answers")

    def __str__(self) -> str:
        return self.label or str(self.answer)

    @property
    def subject(self) -> models.Model:
        return self.answer.measure
