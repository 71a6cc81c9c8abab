"""Who may use each address of the roadmap."""

from tests.rights import Url

EVERYONE = ("owner", "cpo", "ceo", "cto", "pm", "po", "designer", "member", "advisor", "guest")
PLANNERS = ("owner", "cpo", "cto", "pm", "po")


def _one(world):
    from passerelle.roadmap.models import Initiative

    row = Initiative.objects.filter(number=7).first()
    return row or Initiative.objects.create(number=7, title="Seen", product=world.product)


def _number(world):
    return {"number": _one(world).number}


def _theme(world):
    from passerelle.roadmap.models import Theme

    return {"pk": Theme.objects.get_or_create(pk=1, name="Trust", letter="T")[0].pk}


def _frozen(world):
    from passerelle.roadmap.actions import freeze

    _one(world)
    return {"number": freeze(name="T4", by=world.alice).number}


def _needed(world):
    from passerelle.roadmap.models import Initiative

    first = Initiative.objects.create(number=8, title="First", product=world.product)
    return {**_number(world), "kind": "dependencies", "pk": first.pk}


def _pick(world, text="Renamed"):
    row = _one(world)
    return {"pick": f"{row.number}:", "field": "title", "text": text}


URLS = [
    Url("roadmap:list", get=EVERYONE),
    Url("roadmap:filters", get=EVERYONE),
    Url("roadmap:export", get=EVERYONE),
    Url("roadmap:cells", post=PLANNERS, data=_pick),
    Url("roadmap:undo", post=PLANNERS, kwargs=lambda world: {"token": "unknown"}),
    Url("roadmap:new", get=PLANNERS, post=PLANNERS, data=lambda world: {"title": "New"}),
    Url(
        "roadmap:themes",
        get=EVERYONE,
        post=PLANNERS,
        data=lambda world: {"name": "Growth", "kind": "run"},
    ),
    Url("roadmap:theme", get=PLANNERS, post=PLANNERS, kwargs=_theme),
    Url("roadmap:theme-removal", post=PLANNERS, kwargs=_theme, data=_theme),
    Url(
        "roadmap:baselines", get=EVERYONE, post=("owner", "cpo"), data=lambda world: {"name": "T4"}
    ),
    Url("roadmap:baseline", get=EVERYONE, kwargs=_frozen),
    Url(
        "roadmap:known",
        get=EVERYONE,
        kwargs=lambda world: {**_number(world), "field": "value"},
    ),
    Url("roadmap:choices", get=PLANNERS),
    Url("roadmap:column", post=PLANNERS, kwargs=_number, data=lambda world: {"column": "next"}),
    Url("roadmap:initiative", get=EVERYONE, kwargs=_number),
    Url("roadmap:edit", get=PLANNERS, post=PLANNERS, kwargs=_number),
    Url("roadmap:shift", post=PLANNERS, kwargs=_number, data=lambda world: {"days": "7"}),
    Url(
        "roadmap:link",
        post=PLANNERS,
        kwargs=lambda world: {**_number(world), "kind": "dependencies"},
    ),
    Url("roadmap:unlink", post=PLANNERS, kwargs=_needed),
]
