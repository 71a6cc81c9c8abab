"""Freezing: both languages written at once, numbered, sealed by a digest, never rewritten."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from passerelle.board.models import Pack
from passerelle.board.writing import written
from passerelle.kernel.digest import digest
from passerelle.kernel.periods import Quarter
from passerelle.people.models import Person
from passerelle.trail.actions import record


def sealed(*, number: int, period: str, content: dict[str, Any]) -> str:
    """The digest of a pack: its number, its period and every word and figure in both languages."""
    return digest({"number": number, "period": period, "content": content})


@transaction.atomic
def freeze(
    period: Quarter, *, by: Person, sections: Sequence[str], title: str = "", message: str = ""
) -> Pack:
    """Write the pack of a period as this person sees the company now, in both languages, and seal it."""
    at = timezone.now()
    number = (Pack.objects.aggregate(last=Max("number"))["last"] or 0) + 1
    content = {
        lang: written(
            period,
            by=by,
            lang=lang,
            at=at,
            sections=sections,
            title=title,
            message=message,
            number=number,
        )
        for lang in ("fr", "en")
    }
    seal = sealed(number=number, period=str(period), content=content)
    pack = Pack(number=number, period=str(period), content=content, digest=seal, at=at, by=by)
    pack.save()
    record("frozen", pack, by=by)
    return pack
