"""Who may read measures."""

from __future__ import annotations

from tests.rights import ALL_ROLES, Url

INSIDE = tuple(role for role in ALL_ROLES if role != "guest")


def _slug(world):
    from passerelle.kpis.models import Measure

    row, _new = Measure.objects.get_or_create(
        slug="sign-ups", defaults={"name": "Sign-ups", "product": world.product}
    )
    return {"slug": row.slug}


URLS = [
    Url("kpis:measures", get=INSIDE),
    Url("kpis:measure", get=INSIDE, kwargs=_slug),
    Url("kpis:know", get=INSIDE, kwargs=_slug),
    Url("kpis:export", get=INSIDE, kwargs=_slug),
]
