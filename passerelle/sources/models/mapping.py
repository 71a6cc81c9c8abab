"""Columns of a file tied to our fields, kept for the next file with the same header."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from passerelle.people.models import Person
from passerelle.sources.models.pouring import Kind


class SavedMapping(models.Model):
    """`signature` is the digest of the column names, whatever their order."""

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
