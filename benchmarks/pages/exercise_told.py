"""A plan frozen from the exercise, told to customers by a link, reviewed; and commitments of a long life."""

from __future__ import annotations

import datetime as dt
from typing import Any

LINKS = 100
DAY = 30
AGO = dt.timedelta(days=100)


def tell(arbitration: Any, *, lists: int, by: Any) -> dict[str, Any]:
    """What addresses its pages, and the number of an initiative that is left out."""
    row = _frozen(arbitration, by=by)
    chosen = [one["number"] for one in row.content["lines"] if one["chosen"]]
    _outside(row, by=by)
    _reviewed(row, by=by)
    _more(row, lists, by=by)
    number = {"number": row.number}
    left = [one["number"] for one in row.content["lines"] if not one["chosen"]]
    addresses = {
        "commitment:commitment": number,
        "commitment:audiences": number,
        "commitment:proof": number,
        "commitment:review": {**number, "day": DAY},
        "commitment:promise": {**number, "initiative": chosen[0]},
        "commitment:shared": {"token": _linked(row, by=by)},
    }
    return {"addresses": addresses, "left": left[0]}


def _frozen(arbitration: Any, *, by: Any) -> Any:
    """Of its scenario A, as it stands; without the checks of a person who freezes."""
    from passerelle.arbitration.reading.shown import Exercise
    from passerelle.commitment.freezing.seal import content_of
    from passerelle.commitment.models import Commitment
    from passerelle.kernel.digest import digest

    it = Exercise(arbitration, by)
    scenario = it.scenarios[0]
    content = content_of(it, scenario, it.solutions[scenario.letter])
    (baseline,) = _baselines(1, by=by)
    row = Commitment(
        number=_last(Commitment) + 1,
        name=arbitration.name,
        arbitration=arbitration,
        baseline=baseline,
        content=content,
        digest=digest(content),
        at=_now() - AGO,
        by=by,
    )
    row.save()
    return row


def _now() -> dt.datetime:
    from django.utils import timezone

    return timezone.now()


def _last(model: Any) -> int:
    last = model.objects.order_by("-number").first()
    return last.number if last else 0


def _baselines(count: int, *, by: Any) -> list[Any]:
    from passerelle.roadmap.models import Baseline

    there = _last(Baseline)
    known = Baseline.objects.order_by("number")[0]
    return list(
        Baseline.objects.bulk_create(
            Baseline(
                number=there + n, name=f"{known.name} {n}", lines=[], digest=known.digest, by=by
            )
            for n in range(1, count + 1)
        )
    )


def _outside(row: Any, *, by: Any) -> None:
    """Every initiative has a public title, one in five is kept from sales, each date that moved has its reason."""
    from passerelle.commitment.audiences.told import scope
    from passerelle.commitment.models import PublicTitle, Reason, Sensitive

    rows = list(scope(row).order_by("number"))
    PublicTitle.objects.bulk_create(
        PublicTitle(initiative=one, fr=one.title, en=one.title, by=by) for one in rows
    )
    Sensitive.objects.bulk_create(
        Sensitive(initiative=one, hidden_from=["sales"], why="Un contrat en cours.", by=by)
        for one in rows[::5]
    )
    Reason.objects.bulk_create(
        Reason(commitment=row, initiative=one, words="Une dépendance.", outside=True, by=by)
        for one in rows
    )


def _linked(row: Any, *, by: Any) -> str:
    """The token of a live link for customers, among many that were made."""
    from passerelle.commitment.audiences.actions import share
    from passerelle.commitment.models import Audience, AudienceLink

    AudienceLink.objects.bulk_create(
        AudienceLink(
            commitment=row,
            audience=Audience.SALES,
            label=f"Client {n}",
            token_digest=f"link{n:060d}",
            expires_at=_now() + AGO,
            by=by,
        )
        for n in range(LINKS)
    )
    return str(share(row, Audience.CUSTOMERS, by=by, days=7)[1])


def _reviewed(row: Any, *, by: Any) -> None:
    """Its review after thirty days; what some took and why some were missed, in people's words."""
    from passerelle.commitment.models import Cause, Spent
    from passerelle.commitment.proof.actions import keep_review
    from passerelle.roadmap.models import Initiative

    numbers = [one["number"] for one in row.content["lines"] if one["chosen"]]
    rows = list(Initiative.objects.filter(number__in=numbers))
    said = {"on": dt.date.today(), "weeks": 12.0, "money": 40.0, "by": by}
    Spent.objects.bulk_create(Spent(initiative=one, **said) for one in rows)
    Cause.objects.bulk_create(
        Cause(commitment=row, initiative=one, kind="scope", by=by) for one in rows[::2]
    )
    keep_review(row, day=DAY, by=by)


def _more(row: Any, count: int, *, by: Any) -> None:
    """Commitments with the content of the story's own, each with its baseline."""
    from passerelle.commitment.models import Commitment

    first = Commitment.objects.order_by("number")[0]
    Commitment.objects.bulk_create(
        [
            Commitment(
                number=row.number + n,
                name=f"{first.name} {n}",
                arbitration=first.arbitration,
                baseline=baseline,
                content=first.content,
                digest=first.digest,
                at=_now() - AGO,
                by=by,
            )
            for n, baseline in enumerate(_baselines(count - 2, by=by), start=1)
        ],
        batch_size=200,
    )
