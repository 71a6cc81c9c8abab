"""Who may look back, restated."""

from __future__ import annotations

from tests.rights import Url

STAFF = ("owner", "cpo", "ceo", "cto", "pm", "po", "designer", "member")


def objective(world):
    from passerelle.strategy.models import Objective

    return Objective.objects.get_or_create(
        title="Win", defaults={"start": "2026-01-01", "end": "2026-12-31"}
    )[0]


def deletion(world):
    from passerelle.trail.actions import delete

    return {"pk": delete(objective(world), by=world.alice).pk}


URLS = [
    Url("trail:page", get=STAFF),
    Url("trail:actors", get=STAFF),
    Url("trail:deleted", get=STAFF),
    Url(
        "trail:history",
        get=STAFF,
        kwargs=lambda world: {"kind": "strategy.objective", "pk": objective(world).pk},
    ),
    Url("trail:undo", post=("owner", "cpo", "cto", "pm"), kwargs=deletion),  # who may write it
]
