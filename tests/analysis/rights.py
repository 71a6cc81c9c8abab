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

URLS = [
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
