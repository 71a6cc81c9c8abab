"""Who may use each address of an arbitration."""

from tests.rights import Url

READERS = ("owner", "cpo", "ceo", "cto", "pm", "po", "advisor")
LEADS = ("owner", "cpo", "cto")
FACTS = {"name": "Q1", "first": "2027-Q1", "quarters": 4, "kept": 20, "discount": 10}


def one(world):
    from passerelle.arbitration.models import Arbitration

    return Arbitration.objects.get_or_create(
        number=1, defaults={"name": "Q1", "first": "2027-Q1", "product": world.product}
    )[0]


def number(world):
    return {"number": one(world).number}


def facts(world):
    return {**FACTS, "product": world.product.pk}


URLS = [
    Url("arbitration:list", get=READERS),
    Url("arbitration:new", get=LEADS, post=LEADS, data=facts),
    Url("arbitration:arbitration", get=READERS, kwargs=number),
    Url("arbitration:edit", get=LEADS, post=LEADS, kwargs=number, data=facts),
    Url("arbitration:archive", post=LEADS, kwargs=number),
]
