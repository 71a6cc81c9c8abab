"""The pages that are measured, and what each may cost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from benchmarks.pages.arranged import a_connection, a_kept_answer, a_link, an_import

QUERIES = 12
LIST = 1.5  # lists and details, in times the reference
WIDE = 4.0  # the bridge and the roadmap


@dataclass(frozen=True, slots=True)
class Route:
    name: str
    address: str
    limit: float = LIST


LISTS = {
    "kpis:measures": "",
    "strategy:home": "",
    "strategy:statements": "",
    "strategy:objectives": "",
    "strategy:key_results": "",
    "strategy:register": "",
    "people:people": "",
    "people:products": "",
    "people:teams": "",
    "roadmap:themes": "",
    "roadmap:baselines": "",
    "board:shelf": "",
    "trail:page": "",
    "trail:deleted": "",
    "desk:inbox": "",
    "desk:search": "?q=a",
    "kpis:tree": "",
    "kpis:events": "",
    "analysis:teams": "",
    "analysis:items": "",
    "analysis:moved": "",
    "analysis:moved_mail": "",
    "analysis:held": "",
    "sources:imports": "",
    "sources:health": "",
    "sources:connections": "",
}
DETAILS = (
    "kpis:measure",
    "kpis:explore",
    "kpis:event",
    "strategy:objective",
    "strategy:key_result",
    "strategy:entry",
    "strategy:statement",
    "strategy:readers",
    "strategy:difference",
    "roadmap:initiative",
    "roadmap:baseline",
    "people:person",
    "people:team",
    "people:product",
    "analysis:team",
    "analysis:item",
    "analysis:watch",
    "analysis:answers",
    "analysis:answer",
    "analysis:shared",
    "board:pack",
    "board:shared",
    "sources:tracker",
    "sources:import",
    "sources:connection",
    "trail:history",
    "desk:comments",
)
WIDE_ONES = ("bridge:bridge", "roadmap:list")
VIEWS = ("table", "board", "timeline", "tree")


def routes() -> Iterator[Route]:
    """Every list and detail page that a CPO meets, on objects of the company."""
    from django.urls import reverse

    yield Route("bridge", reverse("bridge:bridge"), WIDE)
    for view in VIEWS:
        yield Route(f"roadmap {view}", f"{reverse('roadmap:list')}?view={view}", WIDE)
    for name, query in LISTS.items():
        yield Route(name, reverse(name) + query)
    objects = details()
    for name in DETAILS:
        yield Route(name, reverse(name, kwargs=objects[name]))


def details() -> dict[str, dict[str, Any]]:
    """One object of each kind, the first of its own."""
    from passerelle.delivery.models import WorkItem
    from passerelle.kpis.models import DatedEvent, Measure
    from passerelle.people.models import Person, Product, Team
    from passerelle.roadmap.models import Initiative
    from passerelle.strategy.models import KeyResult, Objective, RegisterEntry, Statement

    def pk(model: Any) -> dict[str, Any]:
        return {"pk": model.objects.order_by("pk")[0].pk}

    def slug(model: Any) -> dict[str, Any]:
        return {"slug": model.objects.order_by("pk")[0].slug}

    reader = Person.objects.get(role="cpo")
    first = Initiative.objects.order_by("number")[0]
    newest, before = Statement.objects.filter(kind="strategy").order_by("-number")[:2]
    kept, token = a_kept_answer(by=reader)
    item = WorkItem.objects.exclude(team=None).order_by("-pk")[0]  # what `filling` keeps
    return {
        "kpis:measure": slug(Measure),
        "kpis:explore": slug(Measure),
        "kpis:event": pk(DatedEvent),
        "strategy:objective": pk(Objective),
        "strategy:key_result": pk(KeyResult),
        "strategy:entry": pk(RegisterEntry),
        "strategy:statement": pk(Statement),
        "strategy:readers": pk(Statement),
        "strategy:difference": {"pk": newest.pk, "before": before.pk},
        "roadmap:initiative": {"number": first.number},
        "roadmap:baseline": {"number": 1},
        "people:person": pk(Person),
        "people:team": slug(Team),
        "people:product": slug(Product),
        "analysis:watch": slug(Measure),
        "analysis:team": {"slug": Team.objects.get(pk=item.team_id).slug},
        "analysis:item": {"pk": item.pk},
        "analysis:answers": {"slug": kept["slug"]},
        "analysis:answer": kept,
        "analysis:shared": {"token": token},
        "board:pack": {"number": 1},
        "board:shared": {"token": a_link(by=reader)},
        "sources:tracker": {"pk": item.tracker_id},
        "sources:import": {"pk": an_import(by=reader)},
        "sources:connection": {"pk": a_connection(by=reader)},
        "trail:history": {"kind": "roadmap.initiative", "pk": first.pk},
        "desk:comments": {"kind": "roadmap.initiative", "pk": first.pk},
    }
