"""A workshop: initiatives on the table, a rule chosen before anybody votes, two rounds at most."""

from __future__ import annotations

from django.core.validators import MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from passerelle.arbitration.models import Arbitration
from passerelle.people.models import Person
from passerelle.roadmap.models import Initiative


class Workshop(models.Model):
    """`budget` is what the rule may spend, in person-weeks. `step` says where it stands; only actions move it.

    `moved` grows by one whenever anything that a screen shows has changed: phones ask for it every two seconds.
    """

    class Rule(models.TextChoices):
        SCORE = "score", _("Score by cost")
        SHARES = "shares", _("Equal shares")
        OWNER = "owner", _("The owner decides")

    class Step(models.TextChoices):
        SETUP = "setup", _("Being prepared")
        FIRST = "first", _("First round open")
        COMPARE = "compare", _("First round read")
        SECOND = "second", _("Second round open")
        DECIDE = "decide", _("Second round read")
        CLOSED = "closed", _("Closed")

    number = models.PositiveIntegerField(unique=True)
    arbitration = models.ForeignKey(Arbitration, models.CASCADE, related_name="workshops")
    name = models.CharField(_("name"), max_length=120)
    rule = models.CharField(_("rule of agreement"), max_length=8, choices=Rule, default=Rule.SCORE)
    budget = models.FloatField(
        _("person-weeks to share out"), validators=[MinValueValidator(0)], default=0
    )
    step = models.CharField(max_length=8, choices=Step, default=Step.SETUP, editable=False)
    moved = models.PositiveIntegerField(default=0, editable=False)
    opened_at = models.DateTimeField(null=True, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    NAMED_BY = ("name", "number", "arbitration_id")

    class Meta:
        verbose_name = _("workshop")
        verbose_name_plural = _("workshops")
        ordering = ["-number"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("workshop:workshop", args=[self.number])

    @property
    def product_id(self) -> int | None:
        """Whose it is: rights on it are those on its arbitration."""
        return self.arbitration.product_id

    @property
    def round(self) -> int:
        """The last round that was opened; 0 before the first."""
        return {self.Step.SETUP: 0, self.Step.FIRST: 1, self.Step.COMPARE: 1}.get(
            self.Step(self.step), 2 if self.went_twice else 1
        )

    @property
    def went_twice(self) -> bool:
        """Whether a second round was held; asked of its subjects once it is closed."""
        if self.step in {self.Step.SECOND, self.Step.DECIDE}:
            return True
        return self.step == self.Step.CLOSED and self.subjects.filter(again=True).exists()

    @property
    def is_open(self) -> bool:
        """Votes are being taken."""
        return self.step in {self.Step.FIRST, self.Step.SECOND}

    @property
    def is_read(self) -> bool:
        """Votes of the last round may be looked at: nobody can vote any more."""
        return self.step in {self.Step.COMPARE, self.Step.DECIDE, self.Step.CLOSED}


class Subject(models.Model):
    """An initiative on the table. `cost` in person-weeks is frozen when the first round opens; `again`: voted twice."""

    workshop = models.ForeignKey(Workshop, models.CASCADE, related_name="subjects")
    initiative = models.ForeignKey(Initiative, models.PROTECT, related_name="+")
    cost = models.FloatField(_("person-weeks"), default=0)
    again = models.BooleanField(default=False)

    is_veiled = False
    """Whether who reads it may not see its initiative any more (`workshop/veil.py`): never kept."""

    class Meta:
        verbose_name = _("subject of a workshop")
        verbose_name_plural = _("subjects of a workshop")
        ordering = ["initiative__number"]
        constraints = [
            models.UniqueConstraint(fields=["workshop", "initiative"], name="subject_once"),
        ]

    def __str__(self) -> str:
        return self.initiative.code

    @property
    def code(self) -> str:
        """As its reader may read it."""
        return "" if self.is_veiled else self.initiative.code

    @property
    def title(self) -> str:
        """As its reader may read it."""
        if self.is_veiled:
            return gettext("An initiative that is not yours to read")
        return self.initiative.title
