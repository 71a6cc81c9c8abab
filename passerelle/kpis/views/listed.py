"""What a measure's page lists under its line: every day written, every word looked up once, columns only."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString

from passerelle.kernel.typography import number, short_date
from passerelle.kpis.models import DatedEvent, Measure, Target
from passerelle.kpis.queries.reading import text
from passerelle.kpis.views.found import events_of
from passerelle.ui.addresses import address, addresses
from passerelle.ui.language import lang

HAPPENED = ("pk", "on", "kind", "label", "measure_id", "product_id")
WHO = ("by__name", "by__email")
LOADED = ("file_name", "digest", "rows", "first", "last", "at")
MOST = 20  # files


def happened(measure: Measure) -> list[Any]:
    """Its dated events, the oldest first."""
    return list(events_of(measure).values_list(*HAPPENED, named=True))


def events(measure: Measure, found: list[Any]) -> list[dict[str, Any]]:
    """The newest first: three cells, and where one takes away those that are its own or its product's."""
    speech, kinds = lang(), {str(kind): str(kind.label) for kind in DatedEvent.Kind}
    url = addresses("kpis:event", like=1)
    return [
        {
            "cells": SafeString(
                f'<td class="m-start">{short_date(event.on, speech, year=True)}</td>'
                f'<td class="dim m-end">{escape(kinds[event.kind])}</td>'
                f'<td class="name more m-full"><a href="{url(event.pk)}" data-user>{escape(event.label)}</a></td>'
            ),
            "drop": address("kpis:drop_event", measure.slug, event.pk)
            if _is_own(measure, event)
            else "",
        }
        for event in reversed(found)
    ]


def _is_own(measure: Measure, event: Any) -> bool:
    """Those of the whole company are changed elsewhere."""
    is_products = event.product_id is not None and event.product_id == measure.product_id
    return event.measure_id == measure.pk or is_products


def definitions(found: Iterable[Any]) -> list[dict[str, str]]:
    speech = lang()
    return [
        {"since": short_date(one.since, speech, year=True), "text": one.text, "by": _who(one)}
        for one in found
    ]


def defined(measure: Measure) -> list[Any]:
    """Its definitions, today's first."""
    return list(measure.definitions.values_list("since", "text", *WHO, named=True))


def loads(measure: Measure) -> list[dict[str, str]]:
    """The files that hold its values, the newest first."""
    speech = lang()
    found = measure.loads.values_list(*LOADED, *WHO, named=True).order_by("-at")[:MOST]
    return [
        {
            "file": load.file_name,
            "digest": load.digest[:12],
            "rows": number(load.rows, speech, decimals=0),
            "first": short_date(load.first.date(), speech, year=True),
            "last": short_date(load.last.date(), speech, year=True),
            "at": short_date(timezone.localdate(load.at), speech, year=True),
            "by": _who(load),
        }
        for load in found
    ]


def _who(row: Any) -> str:
    """As a person is named everywhere: by name, else by address; nobody where they are gone."""
    return row.by__name or row.by__email or ""


def targets(measure: Measure, found: Iterable[Target]) -> list[dict[str, str]]:
    speech = lang()
    return [
        {
            "drop": address("kpis:drop_target", measure.slug, target.pk),
            "day": short_date(target.on, speech, year=True),
            "value": text(measure, target.value, speech),
        }
        for target in found
    ]


def facts(measure: Measure) -> list[tuple[Any, Any]]:
    """What it is, in pairs of a name and a word."""
    return [
        (measure._meta.get_field("formula").verbose_name, Measure.Formula(measure.formula).label),
        (measure._meta.get_field("cadence").verbose_name, Measure.Cadence(measure.cadence).label),
        (
            measure._meta.get_field("direction").verbose_name,
            Measure.Direction(measure.direction).label,
        ),
    ]
