"""One pouring-in of a file, from preview to undo."""

from __future__ import annotations

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from passerelle.people.models import Person


class Kind(models.TextChoices):
    TRACKER = "tracker", _("Tracker")
    MEASURE = "measure", _("Measure")
    INITIATIVES = "initiatives", _("Initiatives")
    OBJECTIVES = "objectives", _("Objectives and key results")
    PEOPLE = "people", _("People and teams")


class Import(models.Model):
    """Rows are staged apart, then published in one short transaction; `undo` holds what is needed to take it back."""

    class State(models.TextChoices):
        RECEIVED = "received", _("Received")
        CHECKED = "checked", _("Checked")
        RUNNING = "running", _("Running")
        PUBLISHED = "published", _("Published")
        REFUSED = "refused", _("Refused")
        UNDONE = "undone", _("Undone")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.RECEIVED)
    file_name = models.CharField(_("file"), max_length=255)
    path = models.CharField(max_length=255)
    digest = models.CharField(max_length=64)
    options = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    counts = models.JSONField(default=dict)
    problems = models.JSONField(default=list)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="imports")
    published_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-at"]

    def __str__(self) -> str:
        return self.file_name


class Touched(models.Model):
    """A row that an import created (`before` empty) or changed (`before` = its fields), for undo."""

    of = models.ForeignKey(Import, models.CASCADE, related_name="touched")
    object_type = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    before = models.JSONField(null=True, encoder=DjangoJSONEncoder)

    class Meta:
        verbose_name = _("touched row")
        verbose_name_plural = _("touched rows")
        indexes = [models.Index(fields=["of", "object_type"])]

    def __str__(self) -> str:
        return f"{self.object_type} {self.object_id}"


class SavedMapping(models.Model):
    """Columns of a file tied to our fields, kept for the next file with the same header."""

    kind = models.CharField(max_length=12, choices=Kind)
    signature = models.CharField(max_length=64)
    columns = models.JSONField()
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("saved mapping")
        verbose_name_plural = _("saved mappings")
        constraints = [models.UniqueConstraint(fields=["kind", "signature"], name="mapping_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.signature[:8]}"
