"""Who may use each address of importing, restated from the table of rights."""

from __future__ import annotations

from tests.rights import ALL_ROLES, Url

IMPORTERS = ("owner", "cpo", "cto", "pm", "po")
LEADS = ("owner", "cpo", "cto")
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


def connection(world):
    from passerelle.sources.models import Connection

    seen = {"tables": {"orders": {"day": "time"}}, "count": 1, "is_read_only": True}
    facts = {"kind": "postgres", "host": "shop.example", "base": "shop", "seen": seen}
    return {"pk": Connection.objects.get_or_create(name="Shop", defaults=facts)[0].pk}


def feed(world):
    from passerelle.kpis.models import Measure
    from passerelle.sources.models import Feed

    measure, _ = Measure.objects.get_or_create(name="Orders", slug="orders")
    facts = {"connection_id": connection(world)["pk"], "table": "orders", "time": "day"}
    return {"pk": Feed.objects.get_or_create(measure=measure, defaults=facts)[0].pk}


def initiative(world):
    from passerelle.roadmap.models import Initiative

    row, _ = Initiative.objects.get_or_create(number=1, defaults={"title": "One"})
    return {"on": "component", "value": "Mobile", "initiative": row.pk}


URLS = [
    Url("sources:imports", get=IMPORTERS),
    Url("sources:new", get=IMPORTERS, post=IMPORTERS),
    Url("sources:connections", get=LEADS),
    Url("sources:new_connection", get=LEADS, post=LEADS),
    Url("sources:connection", get=LEADS, kwargs=connection),
    Url("sources:edit_connection", get=LEADS, post=LEADS, kwargs=connection),
    Url("sources:test_connection", post=LEADS, kwargs=connection),
    Url("sources:delete_connection", post=LEADS, kwargs=connection),
    Url("sources:new_feed", get=LEADS, post=LEADS, kwargs=connection),
    Url("sources:read_feed", post=LEADS, kwargs=feed),
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
