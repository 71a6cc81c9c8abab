"""How each measure is watched, who is told, and what the watch has read so far."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from passerelle.kpis.models import Measure
from passerelle.people.models import Person


class Watch(models.Model):
    """What was chosen for a measure; without a row it is watched with these defaults."""

    class Side(models.TextChoices):
        BOTH = "both", _("Up or down")
        BAD = "bad", _("Only what is bad for it")

    class Share(models.TextChoices):
        """Of the company's false alarms, how many this measure may raise."""

        SOONER = "sooner", _("Three times the share of the others: told sooner")
        USUAL = "usual", _("The same share as the others")
        LATER = "later", _("A third of the share of the others: told later, and surer")

    class Told(models.TextChoices):
        FOLLOWERS = "followers", _("Its owner and those who follow it")
        OWNER = "owner", _("Its owner only")

    class Cadence(models.TextChoices):
        DAILY = "daily", _("Every day when something moved")
        WEEKLY = "weekly", _("On Mondays when something moved")
        NONE = "none", _("Never: the inbox only")

    measure = models.OneToOneField(Measure, models.CASCADE, related_name="watch")
    is_watched = models.BooleanField(_("watched"), default=True)
    side = models.CharField(_("which way matters"), max_length=4, choices=Side, default=Side.BOTH)
    share = models.CharField(
        _("share of the false alarms"), max_length=6, choices=Share, default=Share.USUAL
    )
    told = models.CharField(_("who is told"), max_length=9, choices=Told, default=Told.FOLLOWERS)
    cadence = models.CharField(_("by mail"), max_length=6, choices=Cadence, default=Cadence.WEEKLY)

    class Meta:
        verbose_name = _("watch")
        verbose_name_plural = _("watches")

    def __str__(self) -> str:
        return str(self.measure)

    @property
    def weight(self) -> float:
        return {"sooner": 3.0, "later": 1 / 3}.get(self.share, 1.0)


class Follower(models.Model):
    """Someone who asked to be told when a measure moves."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="followers")
    person = models.ForeignKey(Person, models.CASCADE, related_name="followed")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("follower of a measure")
        verbose_name_plural = _("followers of measures")
        constraints = [models.UniqueConstraint(fields=["measure", "person"], name="follows_once")]

    def __str__(self) -> str:
        return f"{self.person} {self.measure}"


class NoDigest(models.Model):
    """Someone who wants no mail about movements; their inbox still says what they must look at."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("refusal of the digest")
        verbose_name_plural = _("refusals of the digest")

    def __str__(self) -> str:
        return str(self.person)


class Judged(models.Model):
    """Until which day a measure was judged, so that each of its days may raise one false alarm only.

    `refusal` is the code that says why it cannot be watched, empty where it is.
    """

    measure = models.OneToOneField(Measure, models.CASCADE, related_name="judged")
    until = models.DateField(null=True)
    digest = models.CharField(max_length=64, blank=True)
    refusal = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("reading of the watch")
        verbose_name_plural = _("readings of the watch")

    def __str__(self) -> str:
        return f"{self.measure} {self.until}"


class DailyReading(models.Model):
    """A cache: by day, what the files of a measure shown by the week or more held when `beside` was rolled up.

    `points` = [[ISO date, value], …]; none where its own points are what there is to read.
    """

    measure = models.OneToOneField(Measure, models.CASCADE, related_name="+")
    beside = models.CharField(max_length=40)
    points = models.JSONField(null=True)

    class Meta:
        verbose_name = _("reading by the day")
        verbose_name_plural = _("readings by the day")

    def __str__(self) -> str:
        return f"{self.measure} {self.beside}"


class WatchRun(models.Model):
    """The daily round of the watch, once a day; `is_weekly` when it also sent the letters of the week."""

    on = models.DateField(unique=True)
    at = models.DateTimeField(auto_now=True)
    is_weekly = models.BooleanField(default=False)
    watched = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("round of the watch")
        verbose_name_plural = _("rounds of the watch")
        ordering = ["-on"]

    def __str__(self) -> str:
        return str(self.on)
