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
    queries: int | None = None

    @property
    def most(self) -> int | None:
        """Queries it may ask; None: as many as it needs, the same at every size."""
        return self.queries or (QUERIES if self.limit < WIDE else None)


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


FIRSTS = {
    "kpis:measure": ("kpis.Measure", "slug"),
    "kpis:explore": ("kpis.Measure", "slug"),
    "kpis:event": ("kpis.DatedEvent", "pk"),
    "strategy:objective": ("strategy.Objective", "pk"),
    "strategy:key_result": ("strategy.KeyResult", "pk"),
    "strategy:entry": ("strategy.RegisterEntry", "pk"),
    "strategy:statement": ("strategy.Statement", "pk"),
    "strategy:readers": ("strategy.Statement", "pk"),
    "people:person": ("people.Person", "pk"),
    "people:team": ("people.Team", "slug"),
    "people:product": ("people.Product", "slug"),
    "analysis:watch": ("kpis.Measure", "slug"),
}
"""Details of the first object of a model, and what their address names it by."""


def details() -> dict[str, dict[str, Any]]:
    """One object of each kind: what the address of its page needs."""
    from passerelle.people.models import Person

    reader = Person.objects.get(role="cpo")
    return {**_firsts(), **_strategy(), **_roadmap(), **_delivery(), **_handed_out(reader)}


def _firsts() -> dict[str, dict[str, Any]]:
    from django.apps import apps

    def first(label: str, key: str) -> dict[str, Any]:
        return {key: getattr(apps.get_model(label).objects.order_by("pk")[0], key)}

    return {name: first(label, key) for name, (label, key) in FIRSTS.items()}


def _strategy() -> dict[str, dict[str, Any]]:
    from passerelle.strategy.models import Statement

    newest, before = Statement.objects.filter(kind="strategy").order_by("-number")[:2]
    return {"strategy:difference": {"pk": newest.pk, "before": before.pk}}


def _roadmap() -> dict[str, dict[str, Any]]:
    from passerelle.roadmap.models import Initiative

    first = Initiative.objects.order_by("number")[0]
    told = {"kind": "roadmap.initiative", "pk": first.pk}
    return {
        "roadmap:initiative": {"number": first.number},
        "roadmap:baseline": {"number": 1},
        "trail:history": told,
        "desk:comments": told,
    }


def _delivery() -> dict[str, dict[str, Any]]:
    """A work item that `filling` keeps, with its team and its tracker."""
    from passerelle.delivery.models import WorkItem
    from passerelle.people.models import Team

    item = WorkItem.objects.exclude(team=None).order_by("-pk")[0]
    return {
        "analysis:team": {"slug": Team.objects.get(pk=item.team_id).slug},
        "analysis:item": {"pk": item.pk},
        "sources:tracker": {"pk": item.tracker_id},
    }


def _handed_out(reader: Any) -> dict[str, dict[str, Any]]:
    """What is made for the measurement: a kept answer, links, an import, a connection."""
    kept, token = a_kept_answer(by=reader)
    return {
        "analysis:answers": {"slug": kept["slug"]},
        "analysis:answer": kept,
        "analysis:shared": {"token": token},
        "board:pack": {"number": 1},
        "board:shared": {"token": a_link(by=reader)},
        "sources:import": {"pk": an_import(by=reader)},
        "sources:connection": {"pk": a_connection(by=reader)},
    }
