"""Initiatives under the objectives that they serve."""

from __future__ import annotations

import datetime as dt
from html import escape
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from passerelle.kernel.typography import short_date
from passerelle.people.may import seen_by
from passerelle.roadmap.forms.shown import span
from passerelle.roadmap.models import Initiative
from passerelle.roadmap.state import State
from passerelle.roadmap.timing import standing_of, word_of
from passerelle.roadmap.views.asked import Asked
from passerelle.strategy.models import Objective
from passerelle.ui.language import lang
from passerelle.ui.templatetags.ui import status

Parents = dict[int, int | None]


def context(request: Asked, state: State, rows: list[Initiative]) -> dict[str, Any]:
    """The branches that hold at least one of the rows, then what serves no visible objective."""
    seen = seen_by(request.user, "strategy.read", Objective.objects.all())
    known = {pk: (title, parent) for pk, title, parent in seen.values_list("pk", "title", "parent")}
    parents = {pk: parent if parent in known else None for pk, (_, parent) in known.items()}
    leaves: dict[int | None, list[str]] = {}
    today = timezone.localdate()
    for row in rows:
        place = row.objective_id if row.objective_id in known else None
        leaves.setdefault(place, []).append(_leaf(row, today=today))
    loose = leaves.pop(None, [])
    branches = _Branches({pk: title for pk, (title, _) in known.items()}, parents, leaves)
    return {
        "branches": branches.drawn(),
        "loose": _safe("".join(loose)),
        "loose_count": len(loose),
    }


class _Branches:
    """Those that lead to a leaf, in the order of the objectives; a thousand others cost nothing."""

    def __init__(
        self, titles: dict[int, str], parents: Parents, leaves: dict[int | None, list[str]]
    ) -> None:
        self.titles, self.leaves = titles, leaves
        self.counts = _counts(parents, leaves)
        self.children: dict[int | None, list[int]] = {}
        for pk in titles:
            if pk in self.counts:
                self.children.setdefault(parents[pk], []).append(pk)

    def drawn(self) -> SafeString:
        return _safe("".join([self._branch(pk, level=1) for pk in self.children.get(None, [])]))

    def _branch(self, pk: int, *, level: int) -> str:
        inner = "".join([self._branch(below, level=2) for below in self.children.get(pk, [])])
        return (
            f'<li><details open class="tree__level-{level}"><summary><span class="tree__t">'
            f"<span data-user>{escape(self.titles[pk])}</span> <small>{self.counts[pk]}</small></span></summary>"
            f'<ul role="list">{"".join(self.leaves.get(pk, []))}{inner}</ul></details></li>'
        )


def _counts(parents: Parents, leaves: dict[int | None, list[str]]) -> dict[int, int]:
    """How many leaves hang under each objective, itself included."""
    counts: dict[int, int] = {}
    for place, own in leaves.items():
        walked: set[int] = set()
        while place is not None and place not in walked:
            walked.add(place)
            counts[place] = counts.get(place, 0) + len(own)
            place = parents[place]
    return counts


def _leaf(row: Initiative, *, today: dt.date) -> str:
    """One initiative as HTML, escaped here, as the rows of the other layouts are."""
    standing = standing_of(row, today=today)
    end = short_date(row.end_on, lang()) if row.end_on else ""
    team = f"<small data-user>{escape(row.team.name)}</small>" if row.team else ""
    return (
        f'<li class="tree__leaf" data-row><span class="tree__t"><small>{row.code}</small>'
        f'<a href="{row.get_absolute_url()}" data-peek data-user>{escape(row.title)}</a>{team}</span>'
        f'<span class="tree__r"><span class="dim m-none">{escape(span(row.value, row.value_unit, lang()))}</span>'
        f"{status(standing.tone, word_of(standing, end))}</span></li>"
    )


def _safe(markup: str) -> SafeString:
    return mark_safe(markup)  # noqa: S308 - its parts are escaped above
