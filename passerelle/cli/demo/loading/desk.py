"""Comments and the mentions that wait in somebody's inbox."""

from __future__ import annotations

from typing import Any

from django.db import models as fields
from django.urls import reverse

from passerelle.cli.demo.loading.dated import create_at
from passerelle.cli.demo.loading.keys import Keys
from passerelle.desk.actions.views import state_of
from passerelle.desk.models import Comment, Mention, SavedView
from passerelle.engine.worlds.belvedere.facts.text import Text
from passerelle.trail.actions import kind_of

BOSS = "cpo@belvedere.example"
VIEWS = (
    (Text("Promesses par équipe", "Promises by team"), "view=timeline&group=team"),
    (Text("Dette et conformité", "Debt and compliance"), "view=table&group=theme"),
    (Text("Lundi : ce qui est en cours", "Monday: what is under way"), "view=board"),
)


def _views(keys: Keys) -> None:
    """What the CPO looks at again and again, in the rail under the pages."""
    where = {"page": "roadmap", "path": reverse("roadmap:list"), "owner": keys.people[BOSS]}
    SavedView.objects.bulk_create(
        SavedView(name=keys.say(name), query=state_of(query), **where) for name, query in VIEWS
    )


def load(keys: Keys) -> None:
    _views(keys)
    world = keys.world
    rows = []
    for row in world.comments:
        subject = _subject(keys, row)
        comment = Comment(
            author=keys.people[row.author],
            object_type=kind_of(subject),
            object_id=subject.pk,
            body=keys.say(row.body),
        )
        rows.append((comment, row.at))
    made = create_at(rows)
    Mention.objects.bulk_create(
        Mention(
            comment=comment,
            person=keys.people[email],
            answered_at=row.at if email in row.answered else None,
        )
        for comment, row in zip(made, world.comments, strict=True)
        for email in row.mentions
    )


def _subject(keys: Keys, row: Any) -> fields.Model:
    by_kind: dict[str, Any] = {
        "measure": keys.measures,
        "objective": keys.objectives,
        "key_result": keys.key_results,
        "register_entry": keys.register,
        "statement": keys.statements,
    }
    if row.on_kind == "initiative":
        return keys.initiatives[int(str(row.on_key).removeprefix("I-"))]
    found: fields.Model = by_kind[row.on_kind][row.on_key]
    return found
