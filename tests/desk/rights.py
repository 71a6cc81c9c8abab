"""Who may use the desk, restated: everyone with a role, on what they may see; one's own things alone."""

from __future__ import annotations

from tests.rights import ALL_ROLES, NOBODY, Url
from tests.trail.rights import objective

INSIDE = tuple(role for role in ALL_ROLES if role != "guest")


def thread(world):
    return {"kind": "strategy.objective", "pk": objective(world).pk}


def comment(world):
    from passerelle.desk.actions.comments import comment

    world.said = comment(objective(world), "Look at this, @Bob Durand", by=world.alice)
    return {"pk": world.said.pk}


def mention(world):
    comment(world)
    return {"pk": world.said.mentions.get().pk}


def view(world):
    from passerelle.desk.actions.views import save_as

    return {"pk": save_as("Mine", page="p", path="/p/", query="", by=world.alice).pk}


URLS = [
    Url("desk:search", get=ALL_ROLES),
    Url("desk:inbox", get=ALL_ROLES),
    Url("desk:waiting", get=ALL_ROLES),
    Url(
        "desk:comments",
        get=ALL_ROLES,
        post=INSIDE,
        kwargs=thread,
        data=lambda world: {"body": "Agreed."},
    ),
    Url("desk:names", get=INSIDE, kwargs=thread),
    Url("desk:answered", post=NOBODY, kwargs=mention),
    Url("desk:edit_comment", get=NOBODY, post=NOBODY, kwargs=comment),
    Url("desk:delete_comment", post=NOBODY, kwargs=comment),
    Url("desk:save_view", post=ALL_ROLES, data=lambda world: {"name": "V", "path": "/x/"}),
    Url("desk:update_view", post=NOBODY, kwargs=view),
    Url("desk:share_view", post=NOBODY, kwargs=view),
    Url("desk:delete_view", post=NOBODY, kwargs=view),
]
