"""What a comparison says cause by cause: date, value, cost, scope, added, taken away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from html import escape
from typing import Any

from django.core.paginator import Paginator
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from passerelle.kernel.typography import number, quantity
from passerelle.roadmap.drift import CAUSES, Comparison, Moved, day
from passerelle.roadmap.fields import FIELDS
from passerelle.roadmap.forms.shown import unit_said
from passerelle.ui.addresses import addresses
from passerelle.ui.language import lang
from passerelle.ui.templatetags.ui import status

PAGE = 100


def table(compared: Comparison, asked: str | None = None) -> dict[str, Any]:
    """The rows of the page asked for, one an initiative, and how many each cause explains over all pages."""
    every: list[tuple[str, Any]] = [("kept", one) for one in compared.causes]
    every += [("added", line) for line in compared.added]
    every += [("removed", line) for line in compared.removed]
    counts = Counter(key for one in compared.causes for key in one.causes)
    counts.update(kind for kind, _line in every)
    page = Paginator(every, PAGE).get_page(asked)
    rows = [_row(kind, one) for kind, one in page]
    return {
        "page": page,
        "rows": rows,
        "drawn": _drawn(rows),
        "counts": {key: number(counts[key], lang()) for key in (*CAUSES, "added", "removed")},
    }


def _row(kind: str, one: Any) -> dict[str, Any]:
    return _kept(one) if kind == "kept" else {**_named(one), kind: True}


def _drawn(rows: list[dict[str, Any]]) -> SafeString:
    """The rows of the table, all at once: a hundred rows of nine cells took longer than all else on the page."""
    url = addresses("roadmap:initiative", like=1)
    added, removed = status("done", _("Added")), status("none", _("Removed"))
    return SafeString(
        "".join(
            [
                f'<tr data-row><td class="ref w-40" data-user>{row["code"]}</td>'
                f'<td class="name more">{_title(row, url(row["number"]))}</td>'
                f'<td class="num">{escape(row.get("date", ""))}</td>'
                f'<td class="num" data-user>{escape(row.get("value", ""))}</td>'
                f'<td class="num" data-user>{escape(row.get("cost", ""))}</td>'
                f'<td class="dim">{escape(row.get("scope", ""))}</td>'
                f'<td class="dim">{escape(row.get("also", ""))}</td>'
                f"<td>{added if row.get('added') else ''}</td>"
                f"<td>{removed if row.get('removed') else ''}</td></tr>\n"
                for row in rows
            ]
        )
    )


def _title(row: dict[str, Any], url: str) -> str:
    """The way to the initiative, where there still is one."""
    title = escape(row["title"])
    if row.get("removed"):
        return f"<span data-user>{title}</span>"
    return f'<a href="{url}" data-peek data-user>{title}</a>'


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
