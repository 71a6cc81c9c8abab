"""What a connection needs, by its kind. A password goes in and never comes out."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from passerelle.kernel.errors import InputError
from passerelle.sources.actions.connections import is_elsewhere
from passerelle.sources.models import Connection
from passerelle.sources.places.reach import file_under
from passerelle.sources.sentences import said

Kind = Connection.Kind
SERVER = ("host", "port", "base", "login", "password", "mode")
FIELDS: dict[str, tuple[str, ...]] = {
    Kind.PARQUET: ("path",),
    Kind.CSV: ("path",),
    Kind.DUCKDB: ("path",),
    Kind.POSTGRES: SERVER,
    Kind.CLICKHOUSE: SERVER,
    Kind.SNOWFLAKE: ("host", "base", "login", "password"),
    Kind.BIGQUERY: ("host", "base"),
    Kind.SPARK: ("host", "port"),
}
NEEDED = {"path", "host", "base"}
LABELS: dict[tuple[str, str], Any] = {
    (Kind.SNOWFLAKE, "host"): _("Account"),
    (Kind.SNOWFLAKE, "base"): _("Database/schema"),
    (Kind.BIGQUERY, "host"): _("Project"),
    (Kind.BIGQUERY, "base"): _("Data set"),
    (Kind.SPARK, "host"): _("Machine of the master"),
}
HOST = re.compile(r"[A-Za-z0-9_.\-]+|[0-9A-Fa-f:.]+|/[\w./\-]+")


class ConnectionForm(forms.ModelForm[Connection]):
    """The fields of one kind; the password of a connection that has one is kept unless another is typed."""

    password = forms.CharField(
        label=_("Password"),
        required=False,
        strip=False,
        max_length=4_000,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    class Meta:
        model = Connection
        fields = ("name", "path", "host", "port", "base", "login", "password", "mode", "seconds")

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.kind = kind
        self.former = Connection.objects.filter(pk=self.instance.pk).first()
        for name in [n for n in self.fields if n not in ("name", *FIELDS[kind], "seconds")]:
            del self.fields[name]
        for name in NEEDED & self.fields.keys():
            self.fields[name].required = True
        for (of, name), label in LABELS.items():
            if of == kind:
                self.fields[name].label = label
        self._hint(kind)

    def _hint(self, kind: str) -> None:
        hints: dict[str, Any] = {
            "path": _("Within the folder of tables of this installation."),
            "login": _("A role that may only read: see the guide."),
            "seconds": _("Past them the query is stopped."),
        }
        if self.former and self.former.secret_at:
            hints["password"] = _("Kept as it is while this stays empty; it is never shown.")
        if kind == Kind.SPARK:
            hints["port"] = _("7077 for a master, 15002 for Spark Connect.")
        for name, hint in hints.items():
            if name in self.fields:
                self.fields[name].help_text = hint

    def clean_host(self) -> str:
        host: str = self.cleaned_data["host"].strip()
        if not HOST.fullmatch(host):
            raise forms.ValidationError(
                _("Write the name of the machine alone: no address with slashes, no password.")
            )
        return host

    def clean_path(self) -> str:
        path: str = self.cleaned_data["path"].strip()
        try:
            found = file_under(path, place=path)
        except InputError as refused:
            told = said(refused.problem)
            raise forms.ValidationError(f"{told.what} {told.hint}") from refused
        if not found.exists():
            raise forms.ValidationError(_("There is no such file in the folder of tables."))
        return path

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        was = self.former
        if was and was.secret_at and not data.get("password"):
            now = Connection(
                kind=was.kind,
                **{n: data.get(n, getattr(was, n)) for n in SERVER if n != "password"},
            )
            if is_elsewhere(was, now):
                self.add_error(
                    "password",
                    _(
                        "Type it again: the former one was given for another machine or another role."
                    ),
                )
        return data
