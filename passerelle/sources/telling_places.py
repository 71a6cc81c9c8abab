"""Connections and what is read from them, as sentences."""

from __future__ import annotations

import datetime as dt
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from passerelle.kernel.typography import number, short_date
from passerelle.kpis.models import Measure
from passerelle.kpis.origin import Origin
from passerelle.people.may import may
from passerelle.sources.models import Connection, Feed
from passerelle.sources.places import secret
from passerelle.sources.report import opened
from passerelle.sources.sentences import Said, said
from passerelle.ui.addresses import address
from passerelle.ui.language import lang

ABOUT: dict[str, Any] = {
    "parquet": gettext_lazy("A file or a folder of them, counted where it lies."),
    "csv": gettext_lazy("A file or a folder of them, with a header."),
    "duckdb": gettext_lazy("Its tables, opened for reading only."),
    "postgres": gettext_lazy(
        "The session is read-only, whatever the role may do. Its reader is installed apart: passerelle[postgres]."
    ),
    "clickhouse": gettext_lazy(
        "The session is read-only. Its reader is installed apart: passerelle[clickhouse]."
    ),
    "bigquery": gettext_lazy(
        "With the credentials of this machine. Its reader is installed apart: passerelle[bigquery]."
    ),
    "snowflake": gettext_lazy(
        "The role decides what may be read. Its reader is installed apart: passerelle[snowflake]."
    ),
    "spark": gettext_lazy(
        "Only SELECT is sent. Its reader is installed apart: passerelle[spark], with Java 17."
    ),
}


def when(moment: dt.datetime | None) -> str:
    if moment is None:
        return ""
    local = timezone.localtime(moment)
    return f"{short_date(local.date(), lang(), year=True)} {local:%H:%M}"


def refusal(kept: dict[str, Any] | None) -> Said | None:
    """Why a place refused, in the reader's language."""
    return said(opened(kept)) if kept else None


def state(of: Connection) -> tuple[str, str]:
    """Its tone and its word."""
    if not secret.is_held(of):
        return "off", _("Password to type again")
    if of.problem:
        return "off", _("Refused")
    return ("ok", _("It answers")) if of.seen else ("none", _("Not tested"))


def row(of: Connection) -> dict[str, Any]:
    tone, word = state(of)
    count = len(of.feeds.all())
    return {
        "of": of,
        "kind": of.get_kind_display(),
        "where": where(of),
        "tone": tone,
        "word": word,
        "measures": number(count, lang(), decimals=0),
        "tested": when(of.tested_at),
    }


def where(of: Connection) -> str:
    """The place as one names it, without what lets one in."""
    if of.is_files:
        return of.path
    port = f":{of.port}" if of.port else ""
    return f"{of.host}{port}" + (f"/{of.base}" if of.base else "")


def verdict(of: Connection) -> str:
    """What the last test says, in one sentence."""
    if told := refusal(of.problem):
        return told.what
    if not of.seen:
        return _("Not tested yet")
    count = of.seen["count"]
    told_as = (
        ngettext(
            "It answers: %(count)s table seen, read-only",
            "It answers: %(count)s tables seen, read-only",
            count,
        )
        if of.seen["is_read_only"]
        else ngettext(
            "It answers: %(count)s table seen; only SELECT is sent",
            "It answers: %(count)s tables seen; only SELECT is sent",
            count,
        )
    )
    return told_as % {"count": number(count, lang(), decimals=0)}


def page(of: Connection) -> dict[str, Any]:
    told = refusal(of.problem)
    tables = (of.seen or {}).get("tables", {})
    here = reverse("sources:new_feed", args=[of.pk])
    return {
        "verdict": verdict(of),
        "hint": told.hint if told else "",
        "is_lost": not secret.is_held(of),
        "facts": _facts(of),
        "tables": [_table(name, columns, here) for name, columns in tables.items()],
        "hidden": (of.seen or {}).get("count", 0) - len(tables),
    }


def _table(name: str, columns: dict[str, str], here: str) -> dict[str, Any]:
    dated = any(sort == "time" for sort in columns.values())
    return {
        "name": name,
        "columns": ", ".join(list(columns)[:8]) + ("…" if len(columns) > 8 else ""),
        "is_dated": dated,
        "here": f"{here}?{urlencode({'table': name})}",
    }


def _facts(of: Connection) -> list[tuple[Any, str]]:
    found = [(_("kind"), of.get_kind_display()), (_("place"), where(of))]
    if of.login:
        found.append((_("role"), of.login))
    if of.secret_at:
        found.append((_("password typed on"), when(of.secret_at)))
    if of.tested_at:
        found.append((_("tested on"), when(of.tested_at)))
    return found


def feed_row(feed: Feed, *, is_going: bool) -> dict[str, Any]:
    told = refusal(feed.problem)
    tone = "off" if told else "ok" if feed.read_at else "none"
    word = (
        _("Being read")
        if is_going
        else _("Refused")
        if told
        else _("Read")
        if feed.read_at
        else _("Not read yet")
    )
    return {
        "feed": feed,
        "here": address("sources:read_feed", feed.pk),
        "measure_at": address("kpis:measure", feed.measure.slug),
        "tone": "watch" if is_going else tone,
        "word": word,
        "until": short_date(feed.until, lang(), year=True) if feed.until else "",
        "read": when(feed.read_at),
        "told": told,
    }


def origin(request: HttpRequest, measure: Measure) -> Origin | None:
    """What the page of a measure says of where it is read (`kpis/origin.py`)."""
    feed: Feed | None = getattr(measure, "feed", None)
    if feed is None:
        return None
    told = refusal(feed.problem)
    may_read = may(request.user, "connection.write")
    return Origin(
        since(feed),
        told.what if told else "",
        told.hint if told else "",
        feed.connection.get_absolute_url() if may_read else "",
        reverse("sources:read_feed", args=[feed.pk]) if may_read else "",
    )


def since(feed: Feed) -> str:
    """Where a measure is read, and up to which day."""
    facts = {
        "place": feed.connection,
        "day": short_date(feed.until, lang(), year=True) if feed.until else "",
    }
    if feed.until is None:
        return _("Read from %(place)s: the first reading is still to come.") % facts
    if feed.problem:
        return _("Read from %(place)s; nothing new since %(day)s.") % facts
    return _("Read from %(place)s, up to %(day)s.") % facts


def trial(found: dict[str, Any] | None) -> dict[str, Any]:
    """The last days of a measure to be, or why there is none to show."""
    if not found or found.get("is_empty"):
        return {"empty": _("The last 30 days of the table hold no row.")}
    if told := refusal(found.get("problem")):
        return {"refused": told}
    lines = [
        (
            short_date(dt.date.fromisoformat(day), lang(), year=True),
            number(value, lang(), decimals=_decimals(value)),
            number(count, lang(), decimals=0),
        )
        for day, value, count in found["lines"]
    ]
    return {"lines": lines[::-1], "parts": [_part(*one) for one in found["parts"]]}


def _decimals(value: float) -> int:
    return 0 if float(value).is_integer() else 4 if abs(value) < 1 else 2


def _part(name: str, values: list[str], count: int) -> tuple[str, str, str]:
    total = ngettext("%(count)s value", "%(count)s values", count) % {
        "count": number(count, lang(), decimals=0)
    }
    return name, total, ", ".join(values) + ("…" if count > len(values) else "")
