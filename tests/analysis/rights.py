"""Who may read how teams deliver."""

from __future__ import annotations

from tests.rights import ALL_ROLES, ANYONE, Url

INSIDE = tuple(role for role in ALL_ROLES if role != "guest")


def _item(world):
    from tests.analysis.work import an_item

    return {"pk": an_item(world.team).pk}


def _team(world):
    _item(world)
    return {"slug": world.team.slug}


def _figure(world):
    return {**_team(world), "figure": "cycle-time"}


PLANNERS = ("owner", "cpo", "cto", "pm", "po")


def _picked(world):
    from passerelle.roadmap.models import Initiative

    row = Initiative.objects.get_or_create(
        number=7, defaults={"title": "Offline", "product": world.product}
    )[0]
    return {"pick": _item(world)["pk"], "initiative": row.code}


def _offered(world):
    _picked(world)  # an initiative to choose
    return {}


def _measure(world):
    from passerelle.kpis.models import Measure

    row = Measure.objects.get_or_create(
        slug="asked", defaults={"name": "Asked", "product": world.product}
    )[0]
    return {"slug": row.slug}


def _kept(world):
    from tests.analysis.kept import an_answer

    _measure(world)
    return an_answer("asked", by=world.owner)


def _answer(world):
    return {"slug": "asked", "pk": _kept(world).pk}


def _link(world):
    from passerelle.analysis.actions import share

    return share(_kept(world), by=world.owner, days=7)


CHECKED = {"said": "checked", "found": "fault"}


def _movement(world):
    from passerelle.analysis.models import Movement
    from passerelle.kpis.models import Measure

    _measure(world)
    measure, day = Measure.objects.get(slug="asked"), "2026-06-01"
    facts = {"since": day, "since_low": day, "since_high": day, "shape": "level"}
    row = Movement.objects.get_or_create(
        measure=measure, flagged_on=day, is_rise=False, defaults=facts
    )[0]
    return {"pk": row.pk}


def _chosen(world):
    return {"side": "bad", "share": "usual", "told": "owner", "cadence": "daily"}


URLS = [
    Url("analysis:moved", get=INSIDE),
    Url("analysis:moved_mail", get=INSIDE, post=INSIDE),
    Url("analysis:moved_seen", post=PLANNERS, kwargs=_movement),
    Url("analysis:watch", get=INSIDE, post=PLANNERS, kwargs=_measure, data=_chosen),
    Url("analysis:follow", post=INSIDE, kwargs=_measure),
    Url("analysis:why", get=INSIDE, kwargs=_measure),
    Url("analysis:answers", get=INSIDE, post=PLANNERS, kwargs=_measure),
    Url("analysis:answer", get=INSIDE, kwargs=_answer),
    Url("analysis:decide", post=PLANNERS, kwargs=_answer, data=lambda w: CHECKED),
    Url("analysis:share", post=PLANNERS, kwargs=_answer, data=lambda w: {"days": 7}),
    Url("analysis:held", get=INSIDE),
    Url("analysis:sample", get=INSIDE),
    Url("analysis:revoke", post=PLANNERS, kwargs=lambda w: {"pk": _link(w)[0].pk}),
    Url("analysis:shared", get=ANYONE, kwargs=lambda w: {"token": _link(w)[1]}),
    Url("analysis:teams", get=INSIDE),
    Url("analysis:team", get=INSIDE, kwargs=_team),
    Url("analysis:know", get=INSIDE, kwargs=_figure),
    Url("analysis:items", get=INSIDE),
    Url("analysis:serving", get=PLANNERS, post=PLANNERS, kwargs=_offered, data=_picked),
    Url("analysis:item", get=INSIDE, kwargs=_item),
]
