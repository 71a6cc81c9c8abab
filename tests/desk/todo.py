"""Things that wait for a person, as many of each kind as asked."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from passerelle.desk.models import Comment, Mention
from passerelle.roadmap.models import Initiative
from passerelle.strategy.models import KeyResult, Objective, RegisterEntry


def pile_up(person, product, count):
    """`count` check-ins, reviews and broken promises, and a question on two kinds of object: five of each."""
    today = timezone.localdate()
    past = today - dt.timedelta(days=30)
    objective = Objective.objects.create(title="Win", product=product, start=past, end=today)
    for _ in range(count):
        row = KeyResult.objects.create(
            objective=objective, title="Fewer calls", owner=person,
            start_value=10, start_on=past, target_value=5, target_on=today + dt.timedelta(days=60),
        )  # fmt: skip
        RegisterEntry.objects.create(
            title="A risk", kind="risk", product=product, owner=person, review_on=past,
            likelihood=2, impact=2,
        )  # fmt: skip
        late = Initiative.objects.create(
            number=(Initiative.objects.count() + 1), title="A path", product=product, owner=person,
            state="doing", promised_on=past,
        )  # fmt: skip
        for subject in (row, late):
            said = Comment.objects.create(
                author=person, object_type=subject._meta.label_lower, object_id=subject.pk, body="?"
            )
            Mention.objects.create(comment=said, person=person)
