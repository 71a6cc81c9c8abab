"""Who may use each address of a commitment."""

from tests.rights import Url

READERS = ("owner", "cpo", "ceo", "cto", "pm", "po", "advisor")
PRODUCT = ("owner", "cpo", "cto", "pm", "po")


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
URLS: list[Url] = [*PROOF]
