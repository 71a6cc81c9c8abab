"""Work items: a hundred a page, chosen by team, state, type, component and words."""

from __future__ import annotations

import datetime as dt
from html import escape
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from passerelle.analysis import sentences
from passerelle.analysis.queries import (
    GOING,
    NO_TEAM,
    Choice,
    Line,
    kinds_of_items,
    lines,
)
from passerelle.delivery.models.tracker import Category
from passerelle.delivery.queries import visible_items
from passerelle.kernel.typography import short_date
from passerelle.people.may import may, me, require
from passerelle.people.queries import visible_teams
from passerelle.roadmap.models import WorkLink
from passerelle.roadmap.queries import visible as initiatives
from passerelle.ui.addresses import addresses
from passerelle.ui.language import lang

PAGE = 100


@require_GET
def items(request: HttpRequest) -> HttpResponse:
    """Every item that fits, the last created first."""
    require(request.user, "delivery.read")
    seen, choice = visible_items(request.user), Choice.of(request.GET)
    if choice.initiative:
        mine = initiatives(me(request), archived=True)
        seen = seen.filter(work_link__initiative__in=mine.order_by())
    chosen = choice.among(seen).order_by("-created_at", "-id")
    page = Paginator(chosen.values_list("pk", flat=True), PAGE).get_page(request.GET.get("page"))
    teams = visible_teams(request.user, "delivery.read")
    served = _served(request, list(page.object_list))
    may_tie = may(request.user, "roadmap.write")
    context = {
        "page": page,
        "rows": drawn(
            [
                {**row, "serves": served.get(row["pk"], "")}
                for row in shown(lines(list(page.object_list)))
            ],
            may_tie=may_tie,
        ),
        "may_tie": may_tie,
        "count": sentences.items(page.paginator.count),
        "choice": choice,
        "chosen": _choices(choice, seen, list(teams.values_list("slug", "name"))),
    }
    return render(request, "analysis/items.html", context)


def _served(request: HttpRequest, pks: list[int]) -> dict[int, str]:
    """By item, the way to the initiative that it serves, where this person may see it: one query."""
    seen = initiatives(me(request), archived=True)
    url = addresses("roadmap:initiative", like=1)
    links = WorkLink.objects.filter(item__in=pks, initiative__in=seen)
    named = links.values_list("item", "initiative__number", "initiative__title")
    return {
        pk: f'<a href="{url(number)}" title="{escape(title)}">I-{number:02d}</a>'
        for pk, number, title in named
    }


def drawn(rows: list[dict[str, Any]], *, may_tie: bool) -> SafeString:
    """The rows of the table, all at once: a hundred rows of ten cells cost three times more in a template."""
    return SafeString(
        "".join(
            [
                f"<tr data-row>{_pick(row) if may_tie else ''}"
                f'<td class="ref m-hide" data-user>{escape(row["key"])}</td>'
                f'<td class="name clip m-start"><a href="{row["url"]}" data-user>{escape(row["title"])}</a></td>'
                f'<td class="dim m-start" data-user>{escape(row["team"])}</td>'
                f'<td class="ref m-hide" data-user>{row["serves"]}</td>'
                f'<td class="m-top">{escape(row["state"])}</td>'
                f'<td class="dim m-hide" data-user>{escape(row["status"])}</td>'
                f'<td class="dim m-end">{row["created"]}</td><td class="dim m-hide">{row["started"]}</td>'
                f'<td class="dim m-hide">{row["done"]}</td></tr>\n'
                for row in rows
            ]
        )
    )


def _pick(row: dict[str, Any]) -> str:
    return (
        f'<td class="cells__pick m-hide"><input type="checkbox" name="pick" value="{row["pk"]}" '
        f'aria-label="{escape(row["key"])}" data-user data-pick></td>'
    )


def _choices(choice: Choice, seen: Any, teams: list[tuple[str, str]]) -> list[dict[str, Any]]:
    """The lists that one chooses from: name, label, word for all, value, options, whether people wrote them."""
    types, components = kinds_of_items(seen)
    states = [*Category.choices, (GOING, _("Begun, not finished"))]
    listed = (
        ("state", _("State"), _("Every state"), choice.state, states, False),
        ("team", _("Team"), _("Every team"), choice.team, teams, True),
        ("type", _("Type"), _("Every type"), choice.type, [(t, t) for t in types], True),
        ("component", _("Component"), _("Every component"), choice.component, [(c, c) for c in components], True),
    )  # fmt: skip
    names = ("name", "label", "all", "value", "options", "is_user")
    rows = [dict(zip(names, one, strict=True)) for one in listed]
    rows[1]["none"] = (NO_TEAM, _("No team"))
    return [row for row in rows if row["options"]]


def shown(found: list[Line]) -> list[dict[str, Any]]:
    """What a row says of each item, every text ready."""
    base, words = reverse("analysis:items"), {str(k): str(v) for k, v in Category.choices}
    zone, speaks = timezone.get_current_timezone(), lang()

    def day(moment: dt.datetime | None) -> str:
        return short_date(moment.astimezone(zone).date(), speaks, year=True) if moment else "—"

    return [
        {
            "pk": one.pk,
            "url": f"{base}{one.pk}/",
            "key": one.key,
            "title": one.title,
            "team": one.team or "",
            "state": words[one.category],
            "status": one.status,
            "created": day(one.created),
            "started": day(one.started),
            "done": day(one.done),
        }
        for one in found
    ]
