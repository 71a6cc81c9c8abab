"""Who may read and write measures."""

from __future__ import annotations

import datetime as dt

from tests.rights import ALL_ROLES, Url

INSIDE = tuple(role for role in ALL_ROLES if role != "guest")
WRITERS = ("owner", "cpo", "cto", "pm", "po")
DAY = dt.date(2026, 3, 2)


def _measure(world, slug="sign-ups"):
    from passerelle.kpis.models import Measure

    row, _new = Measure.objects.get_or_create(
        slug=slug, defaults={"name": slug, "product": world.product}
    )
    return row


def _slug(world):
    return {"slug": _measure(world).slug}


def _value(world):
    row, _new = _measure(world).typed_values.get_or_create(on=DAY, defaults={"value": 3})
    return {"slug": "sign-ups", "pk": row.pk}


def _target(world):
    row, _new = _measure(world).targets.get_or_create(on=DAY, defaults={"value": 3})
    return {"slug": "sign-ups", "pk": row.pk}


def _event(world):
    row, _new = _measure(world).dated_events.get_or_create(on=DAY, label="Soldes")
    return {"slug": "sign-ups", "pk": row.pk}


def _dated(world):
    return {"pk": _event(world)["pk"]}


def _term(world):
    row, _new = _measure(world).terms.get_or_create(child=_measure(world, "visits"))
    return {"slug": "sign-ups", "pk": row.pk}


def _adding(name, **data):
    return Url(name, get=WRITERS, post=WRITERS, kwargs=_slug, data=lambda world: data)


URLS = [
    Url("kpis:measures", get=INSIDE),
    Url("kpis:tree", get=INSIDE),
    Url("kpis:events", get=INSIDE),
    Url("kpis:event", get=INSIDE, kwargs=_dated),
    Url("kpis:event_new", get=WRITERS, post=WRITERS),
    Url("kpis:event_edit", get=WRITERS, post=WRITERS, kwargs=_dated),
    Url("kpis:event_delete", post=WRITERS, kwargs=_dated),
    Url("kpis:new", get=WRITERS, post=WRITERS),
    *(
        Url(f"kpis:{name}", get=INSIDE, kwargs=_slug)
        for name in ("measure", "know", "export", "export_json", "explore", "drawn")
    ),
    Url("kpis:edit", get=WRITERS, post=WRITERS, kwargs=_slug),
    Url("kpis:archive", post=WRITERS, kwargs=_slug),
    Url("kpis:delete", get=WRITERS, post=WRITERS, kwargs=_slug, data=lambda world: {"sure": "1"}),
    _adding("kpis:new_value", on="2026-03-02", value="3"),
    _adding("kpis:new_target", on="2026-03-02", value="3"),
    _adding("kpis:new_event", on="2026-03-02", label="Soldes", kind="price"),
    _adding("kpis:define", since="2026-03-02", text="Ce qui compte"),
    _adding("kpis:new_term"),
    Url("kpis:drop_value", post=WRITERS, kwargs=_value),
    Url("kpis:drop_target", post=WRITERS, kwargs=_target),
    Url("kpis:drop_event", post=WRITERS, kwargs=_event),
    Url("kpis:drop_term", post=WRITERS, kwargs=_term),
]
