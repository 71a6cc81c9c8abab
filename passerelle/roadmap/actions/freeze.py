"""Freezing the roadmap: what is promised on this day, kept for good."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from passerelle.kernel.digest import digest
from passerelle.kernel.errors import DomainError
from passerelle.people.models import Company, Person
from passerelle.roadmap.models import Baseline, Initiative
from passerelle.roadmap.queries.lines import lines_of
from passerelle.trail.actions import record


@transaction.atomic
def freeze(*, name: str, by: Person) -> Baseline:
    """A numbered baseline of every initiative that is not archived, with the digest of its lines."""
    title = " ".join(name.split())
    if not title:
        raise DomainError(_("A baseline needs a name."), _("Say what it is for: “T4 commitment”."))
    Company.objects.select_for_update().first()  # one number each, whoever freezes at the same time
    lines = lines_of(Initiative.objects.filter(archived_at=None))
    if not lines:
        raise DomainError(
            _("There is nothing to freeze."), _("Put initiatives on the roadmap first.")
        )
    last: int | None = Baseline.objects.aggregate(last=Max("number"))["last"]
    row = Baseline.objects.create(
        number=(last or 0) + 1, name=title[:120], by=by, lines=lines, digest=digest(lines)
    )
    record("frozen", row, by=by)
    return row
