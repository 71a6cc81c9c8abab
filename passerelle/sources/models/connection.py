"""A place that holds tables, and how it answered last. The secret is not here: see `places/secret.py`."""

from __future__ import annotations

from django.core.serializers.json import DjangoJSONEncoder
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from passerelle.people.models import Person
from passerelle.ui.addresses import address
from passerelle.ui.alphabetical import Alphabetical

FILES = frozenset({"parquet", "csv", "duckdb"})
SECONDS = 900


class Connection(models.Model):
    """What the form asked for. `seen` and `problem` say what came of the last test, one or the other."""

    class Kind(models.TextChoices):
        PARQUET = "parquet", _("Parquet files")
        CSV = "csv", _("CSV files")
        DUCKDB = "duckdb", _("DuckDB file")
        POSTGRES = "postgres", _("PostgreSQL")
        CLICKHOUSE = "clickhouse", _("ClickHouse")
        BIGQUERY = "bigquery", _("BigQuery")
        SNOWFLAKE = "snowflake", _("Snowflake")
        SPARK = "spark", _("Spark")

    class Mode(models.TextChoices):
        PREFER = "prefer", _("Encrypted where the server can")
        REQUIRE = "require", _("Encrypted, whoever answers")
        VERIFY = "verify-full", _("Encrypted, and the server proves who it is")

    name = models.CharField(_("name"), max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    path = models.CharField(_("file or folder"), max_length=255, blank=True)
    host = models.CharField(_("machine"), max_length=255, blank=True)
    port = models.PositiveIntegerField(
        _("port"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(65535)],
    )
    base = models.CharField(_("database"), max_length=255, blank=True)
    login = models.CharField(_("role"), max_length=128, blank=True)
    mode = models.CharField(_("encryption"), max_length=12, choices=Mode, default=Mode.VERIFY)
    seconds = models.PositiveIntegerField(
        _("seconds a query may take"),
        default=SECONDS,
        validators=[MinValueValidator(1), MaxValueValidator(3_600)],
    )
    secret_at = models.DateTimeField(_("password typed on"), null=True, editable=False)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    tested_at = models.DateTimeField(null=True, editable=False)
    seen = models.JSONField(null=True, editable=False)
    problem = models.JSONField(null=True, editable=False, encoder=DjangoJSONEncoder)

    NAMED_BY = ("name",)

    class Meta:
        verbose_name = _("connection")
        verbose_name_plural = _("connections")
        ordering = [Alphabetical("name")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("sources:connection", self.pk)

    @property
    def is_files(self) -> bool:
        return self.kind in FILES

    @property
    def test_key(self) -> str:
        return f"connection:{self.pk}"
