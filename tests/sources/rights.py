"""Who may use each address of importing, restated from the table of rights."""

from __future__ import annotations

from tests.rights import ALL_ROLES, Url

IMPORTERS = ("owner", "cpo", "cto", "pm", "po")
KEEPERS = ("owner", "cpo", "cto", "pm")
INSIDERS = tuple(role for role in ALL_ROLES if role != "guest")


def _import(world, **facts):
    from passerelle.sources.actions.receive import receive
    from passerelle.sources.models import Import

    of = receive("initiatives", [b"Title\nOne\n"], name="a.csv", by=world.owner)
    Import.objects.filter(pk=of.pk).update(**facts)
    return {"pk": of.pk}


def checked(world):
    return _import(world, state="checked")


def published(world):
    from django.utils import timezone

    return _import(world, state="published", published_at=timezone.now())


def tracker(world):
    from passerelle.delivery.models import Tracker

    return {"pk": Tracker.objects.get_or_create(key="jira:TOUR", name="TOUR")[0].pk}


def initiative(world):
    from passerelle.roadmap.models import Initiative

    row, _ = Initiative.objects.get_or_create(number=1, defaults={"title": "One"})
    return {"on": "component", "value": "Mobile", "initiative": row.pk}


URLS = [
    Url("sources:imports", get=IMPORTERS),
    Url("sources:new", get=IMPORTERS, post=IMPORTERS),
    Url("sources:health", get=INSIDERS),
    Url("sources:template", get=IMPORTERS, kwargs=lambda world: {"kind": "people"}),
    Url("sources:import", get=IMPORTERS, kwargs=checked),
    Url("sources:columns", get=IMPORTERS, post=IMPORTERS, kwargs=checked),
    Url("sources:run", post=IMPORTERS, kwargs=checked),
    Url("sources:undo", post=IMPORTERS, kwargs=published),
    Url("sources:problems", get=IMPORTERS, kwargs=checked),
    Url("sources:tracker", get=KEEPERS, kwargs=tracker),
    Url("sources:meanings", post=KEEPERS, kwargs=tracker),
    Url("sources:teams", post=KEEPERS, kwargs=tracker),
    Url("sources:links", post=KEEPERS, kwargs=tracker, data=initiative),
]
