"""What a comparison says cause by cause: date, value, cost, scope, added, taken away."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from passerelle.kernel.typography import number, quantity
from passerelle.roadmap.drift import CAUSES, Comparison, Moved, day
from passerelle.roadmap.fields import FIELDS
from passerelle.roadmap.forms.shown import unit_said
from passerelle.ui.language import lang


def table(compared: Comparison) -> dict[str, Any]:
    """The rows, one an initiative, and how many each cause explains."""
    rows = [_kept(one) for one in compared.causes]
    rows += [{**_named(line), "added": True} for line in compared.added]
    rows += [{**_named(line), "removed": True} for line in compared.removed]
    keys = (*CAUSES, "added", "removed")
    counts = {key: number(sum(1 for row in rows if row.get(key)), lang()) for key in keys}
    return {"rows": rows, "counts": counts}


def _named(line: Mapping[str, Any]) -> dict[str, Any]:
    return {"code": line["code"], "number": line["number"], "title": line["title"]}


def _kept(one: Moved) -> dict[str, Any]:
    causes = one.causes
    told: dict[str, Any] = {key: _words(causes[key]) for key in ("scope", "also") if key in causes}
    told |= {key: _between(one, key) for key in ("value", "cost") if key in causes}
    if "date" in causes:
        told["date"] = _shift(one)
    return {**_named(one.now), **told}


def _shift(one: Moved) -> str:
    """By how many days its end has moved; else which of its dates has, and by how many."""
    if one.shift:
        return _days(one.shift)
    name = one.causes["date"][0]
    before, now = day(one.then.get(name)), day(one.now.get(name))
    if not before or not now:
        return _words((name,))
    return _("%(date)s: %(days)s") % {
        "date": _words((name,)),
        "days": _days((now - before).days),
    }


def _days(count: int) -> str:
    said = ngettext("%(days)s day", "%(days)s days", abs(count))
    return said % {"days": number(count, lang(), sign=True)}


def _between(one: Moved, key: str) -> str:
    """The likely points then and now, with their unit."""
    return _("%(then)s → %(now)s") % {"then": _mid(one.then[key]), "now": _mid(one.now[key])}


def _mid(points: list[Any] | None) -> str:
    if not points or points[1] is None:
        return "—"
    return quantity(points[1], unit_said(points[3] or ""), lang())


def _words(names: tuple[str, ...]) -> str:
    """What changed, in the person's words."""
    own = {"needs": _("dependencies"), "delivered_on": _("delivery")}
    return ", ".join(str(own.get(name) or FIELDS[name].label) for name in names)
