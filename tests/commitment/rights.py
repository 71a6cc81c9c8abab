"""Who may use each address of a commitment."""

from tests.arbitration.rights import one, solved
from tests.rights import ANYONE, Url

READERS = ("owner", "cpo", "ceo", "cto", "pm", "po", "advisor")
PRODUCT = ("owner", "cpo", "cto", "pm", "po")
FREEZERS = ("owner", "cpo")


# Promise and reality


def _promise(world):
    """A frozen commitment of the product, with one promise."""
    from passerelle.commitment.models import Commitment
    from passerelle.roadmap.models import Initiative
    from tests.commitment.promised import frozen, line

    row, _ = Initiative.objects.get_or_create(
        number=1, defaults={"title": "Bet", "product": world.product}
    )
    kept = Commitment.objects.filter(name="Commitment 1").first()
    return row, kept or frozen([line(row)], product=world.product)


def _number(world):
    return {"number": _promise(world)[1].number}


def _one(world):
    row, commitment = _promise(world)
    return {"number": commitment.number, "initiative": row.number}


def _arbitration(world):
    return {"number": _promise(world)[1].arbitration.number}


def _kept(world):
    from passerelle.commitment.models import Review

    row = _promise(world)[1]
    facts = {"on": "2026-03-06", "lines": []}
    Review.objects.get_or_create(
        commitment=row, day=60, defaults={"on": "2026-03-06", "facts": facts, "digest": ""}
    )
    return {"number": row.number, "day": 60}


def _measure(world):
    from passerelle.kpis.models import Measure

    return Measure.objects.get_or_create(name="Other", slug="other", product=world.product)[0]


def _control(world):
    from passerelle.commitment.models import Control

    row, commitment = _promise(world)
    kept = Control.objects.get_or_create(initiative=row, measure=_measure(world))[0]
    return {"number": commitment.number, "initiative": row.number, "pk": kept.pk}


PROOF = [
    Url("commitment:portfolio", get=READERS),
    Url("commitment:prove", get=READERS, kwargs=_arbitration),
    Url("commitment:proof", get=READERS, kwargs=_number),
    Url("commitment:review", get=READERS, kwargs=_kept),
    Url("commitment:review_now", post=PRODUCT, kwargs=_number),
    Url("commitment:promise", get=READERS, kwargs=_one),
    Url("commitment:cause", post=PRODUCT, kwargs=_one, data=lambda world: {"kind": "scope"}),
    Url(
        "commitment:spent",
        post=PRODUCT,
        kwargs=_one,
        data=lambda world: {"on": "2026-02-01", "weeks": "3"},
    ),
    Url(
        "commitment:control",
        post=PRODUCT,
        kwargs=_one,
        data=lambda world: {"measure": _measure(world).pk},
    ),
    Url("commitment:remove_control", post=PRODUCT, kwargs=_control),
]


# Freezing and reading


def _exercise(world):
    solved(world)
    return {"number": one(world).number}


def _frozen(world):
    """A commitment as it is kept, with one line."""
    from passerelle.commitment.models import Commitment
    from passerelle.kernel.digest import digest
    from passerelle.roadmap.models import Baseline
    from tests.commitment.frozen import content

    row = Commitment.objects.first()
    if row is None:
        kept = content(world.product.pk)
        baseline = Baseline.objects.create(number=901, name="Base", digest=digest([]), lines=[])
        row = Commitment(
            number=901, name="Kept", arbitration=one(world), baseline=baseline, content=kept,
            digest=digest(kept), at="2026-10-02T09:00:00Z", by=world.owner,
        )  # fmt: skip
        row.save()
    return {"number": row.number}


FREEZE = [
    Url("commitment:freeze", get=FREEZERS, post=FREEZERS, kwargs=_exercise,
        data=lambda world: {"scenario": "A"}),
    Url("commitment:list", get=READERS),
    Url("commitment:commitment", get=READERS, kwargs=_frozen),
    Url("commitment:csv", get=READERS, kwargs=_frozen),
    Url("commitment:json", get=READERS, kwargs=_frozen),
]  # fmt: skip

# Audiences


def _link(world):
    from passerelle.commitment.audiences.actions import share
    from passerelle.commitment.models import Audience, Commitment

    row = Commitment.objects.get(number=_frozen(world)["number"])
    return share(row, Audience.SALES, by=world.owner, days=7)


AUDIENCES = [
    Url("commitment:audiences", get=FREEZERS, kwargs=_frozen),
    Url("commitment:outside", get=FREEZERS, post=FREEZERS, kwargs=_one),
    Url("commitment:reason", get=PRODUCT, post=PRODUCT, kwargs=_one,
        data=lambda world: {"words": "Late supplier"}),
    Url("commitment:revoke", post=FREEZERS, kwargs=lambda world: {"pk": _link(world)[0].pk}),
    Url("commitment:shared", get=ANYONE, kwargs=lambda world: {"token": _link(world)[1]}),
    Url("commitment:shared_pdf", get=ANYONE, kwargs=lambda world: {"token": _link(world)[1]}),
    Url("commitment:share", post=FREEZERS, kwargs=_frozen, data=lambda world: {"days": 7}),
]  # fmt: skip
URLS: list[Url] = [*FREEZE, *AUDIENCES, *PROOF]
