"""What the page and the peek of an initiative say."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from passerelle.delivery.models.tracker import Category
from passerelle.kernel.ranges import ThreePoint
from passerelle.kernel.typography import quantity, short_date
from passerelle.people.may import may, seen_by
from passerelle.people.models import Person, Trade
from passerelle.reports.drawing import Ruler
from passerelle.roadmap.forms.shown import span
from passerelle.roadmap.models import Dependency, Exclusive, Initiative, SkillNeed, WorkLink
from passerelle.roadmap.queries.reach import choices
from passerelle.roadmap.queries.visible import READ_BY, visible
from passerelle.roadmap.timing import timing_of
from passerelle.strategy.models import RegisterEntry
from passerelle.ui.alphabetical import Alphabetical
from passerelle.ui.language import lang
from passerelle.ui.navigation import url_of

ENDS = tuple(f"{end}__{name}" for end in ("initiative", "needs") for name in Initiative.NAMED_BY)


def context(person: Person, row: Initiative) -> dict[str, Any]:
    """Everything but history and comments; nothing of what this person may not see."""
    needs, unblocks = _around(person, row)
    return {
        "timing": timing_of(row),
        "expected": _expected(row),
        "delivery": _delivery(row),
        "chance": None if row.confidence is None else row.confidence / 100,
        "evidence": _evidence(row),
        "needs_of_teams": _needs_of_teams(person, row),
        "needs": needs,
        "unblocks": unblocks,
        "register": _register(person, row),
        "work": _work(row),
        "departments": ", ".join(row.departments),
        "deadline": short_date(row.deadline, lang(), year=True) if row.deadline else "",
        "delay": "" if row.delay is None else quantity(row.delay, "%", lang()),
        "exclusives": rivals(person, row),
    }


def _around(person: Person, row: Initiative) -> tuple[list[Initiative], list[Initiative]]:
    """What it waits for and what waits for it, where the person may see them (one query)."""
    links = Dependency.objects.filter(Q(initiative=row) | Q(needs=row))
    rows = links.select_related("initiative", "needs").only(*ENDS)
    pairs = [(link.initiative, link.needs) for link in rows]
    needs = [needed for waiting, needed in pairs if waiting.pk == row.pk]
    unblocks = [waiting for waiting, needed in pairs if needed.pk == row.pk]
    return (
        [one for one in needs if may(person, "roadmap.read", one)],
        [one for one in unblocks if may(person, "roadmap.read", one)],
    )


def rivals(person: Person, row: Initiative) -> list[Initiative]:
    """Those that cannot be done beside it, where the person may see them."""
    groups = Exclusive.objects.filter(members=row)
    rows = visible(person).filter(exclusives__in=groups).exclude(pk=row.pk)
    return list(rows.distinct().only(*Initiative.NAMED_BY))


def _needs_of_teams(person: Person, row: Initiative) -> QuerySet[SkillNeed]:
    seen = seen_by(person, READ_BY["team"], row.skill_needs.all(), product="team__product_id")
    rows = seen.select_related("team").only(
        "initiative", "team__name", "trade", "person_weeks", "low", "high"
    )
    return rows.order_by(Alphabetical("team__name"), "trade")


def to_edit(person: Person, row: Initiative) -> dict[str, Any]:
    """What the small forms of the page offer."""
    hand = tied_by_hand(person, row)
    return {
        "team_names": [str(team) for team in choices(person, "team")],
        "trades": Trade.choices,
        "by_hand": hand.select_related("item")
        .only("initiative", "item__key")
        .order_by("item__key")[:50],
    }


def tied_by_hand(person: Person, row: Initiative) -> QuerySet[WorkLink]:
    """Links to work items that someone made here, where the person may see the item's tracker."""
    made = row.work_links.filter(how=WorkLink.How.HAND)
    return seen_by(person, "delivery.read", made, product="item__tracker__product_id")


def _expected(row: Initiative) -> list[dict[str, Any]]:
    """Value, cost and effect as rulers; a missing one says so."""
    language = lang()
    months = ngettext(
        "Value over %(count)d month", "Value over %(count)d months", row.value_months
    ) % {"count": row.value_months}
    measure = row.success_measure
    lines = [
        ("value", months, row.value, row.value_unit, ""),
        ("cost", _("Cost"), row.cost, row.cost_unit, "grey"),
    ]
    if measure:
        lines.append(("effect", _("Effect on its measure"), row.effect, measure.unit, ""))
    return [
        {
            "key": key,
            "label": label,
            "text": span(points, unit, language),
            "ruler": _ruler(points, state),
        }
        for key, label, points, unit, state in lines
    ]


def _ruler(points: ThreePoint | None, state: Any) -> Ruler | None:
    if points is None:
        return None
    return Ruler(low=points.low, mid=points.mid, high=points.high, state=state)


def _delivery(row: Initiative) -> dict[str, Any]:
    """Expected end to latest end, with the promise on the same ruler."""
    language = lang()
    if row.delivered_on:
        return {"text": short_date(row.delivered_on, language, year=True), "ruler": None}
    if row.end_on is None:
        return {"text": "", "ruler": None}
    days = [row.end_on, row.late_on or row.end_on]
    text = " – ".join(short_date(day, language) for day in dict.fromkeys(days))
    shown = Ruler(
        low=_place(row.end_on),
        high=_place(days[1]),
        mid=_place(row.end_on),
        target=_place(row.promised_on),
        state="grey",
    )
    return {"text": text, "ruler": shown}


def _place(day: dt.date | None) -> float | None:
    return float(day.toordinal()) if day else None


def _evidence(row: Initiative) -> str:
    if not row.evidence_count:
        return _("No piece of evidence yet")
    return ngettext(
        "%(count)d piece of evidence", "%(count)d pieces of evidence", row.evidence_count
    ) % {"count": row.evidence_count}


def _register(person: Person, row: Initiative) -> list[RegisterEntry]:
    if not may(person, "register.read"):
        return []
    entries = seen_by(person, "register.read", RegisterEntry.objects.all())
    return list(entries.filter(register_links__initiative=row).only("kind", "number", "title"))


def _work(row: Initiative) -> dict[str, Any]:
    """Work items linked, by state and by how we know."""
    counts: dict[str, int] = {}
    ways: dict[str, int] = {}
    links = row.work_links.values_list("item__category", "how").annotate(n=Count("pk")).order_by()
    for category, how, n in links:
        counts[category] = counts.get(category, 0) + n
        ways[how] = ways.get(how, 0) + n
    total = sum(counts.values())
    done = counts.get(Category.DONE, 0)
    how = dict(row.work_links.model.How.choices)
    return {
        "total": total,
        "done": done,
        "share": done / total if total else None,
        "states": [(label, counts.get(value, 0)) for value, label in Category.choices],
        "ways": [(how[key], n) for key, n in ways.items()],
        "more": _("See them") if total else "",
        "url": f"{url_of('analysis:items')}?initiative={row.number}",
    }
