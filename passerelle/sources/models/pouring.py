"""One pouring-in of a file, from preview to undo."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from passerelle.people.models import Person, Product
from passerelle.ui.addresses import address

UNDO = timedelta(days=30)
RUN = "run-"


class Kind(models.TextChoices):
    TRACKER = "tracker", _("Tracker")
    MEASURE = "measure", _("Measure")
    INITIATIVES = "initiatives", _("Initiatives")
    OBJECTIVES = "objectives", _("Objectives and key results")
    PEOPLE = "people", _("People and teams")
    EVENTS = "events", _("Dated events")


class Import(models.Model):
    """Rows are staged apart, then published in one short transaction; what it touched can be taken back.

    `counts` says how many rows would be (once checked) or were (once published) created, changed,
    unchanged and refused; `problems` holds the first of them, the folder all of them.
    """

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
    path = models.CharField(max_length=255)  # relative to the data folder
    digest = models.CharField(max_length=64)
    options = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    counts = models.JSONField(default=dict)
    problems = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    product = models.ForeignKey(
        Product,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("product"),
    )
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="imports")
    published_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    NAMED_BY = ("file_name", "product_id")

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        return address("sources:import", self.pk)

    @property
    def file(self) -> Path:
        """The file as it was received."""
        return Path(settings.DATA) / self.path

    @property
    def folder(self) -> Path:
        """Where the file lies, with what is staged from it."""
        return self.file.parent

    @contextmanager
    def workplace(self) -> Iterator[Path]:
        """A folder for what one run stages. A killed run leaves its own, which no other reads."""
        with tempfile.TemporaryDirectory(prefix=RUN, dir=self.folder) as name:
            yield Path(name)

    def clear_workplaces(self) -> None:
        """Once nothing is left to run: what killed runs staged goes."""
        for left in self.folder.glob(f"{RUN}*"):
            shutil.rmtree(left, ignore_errors=True)

    @property
    def job_key(self) -> str:
        return f"import:{self.pk}"

    @property
    def is_undoable(self) -> bool:
        """Published less than 30 days ago, and not taken back yet."""
        return (
            self.state == self.State.PUBLISHED
            and self.published_at is not None
            and timezone.now() - self.published_at < UNDO
        )

    def option(self, name: str) -> Any:
        return self.options.get(name)
