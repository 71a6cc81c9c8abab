"""What a person may not see is not named to them either, whatever points to it: no page, no file, no form."""

from __future__ import annotations

from itertools import pairwise
from types import SimpleNamespace

import pytest
from django.db import transaction
from django.urls import reverse

from passerelle.desk.actions.comments import comment
from passerelle.people.models import Company, Person, Product, ProductRole, Role, Team
from tests.rights import ANYONE, SIGNED_IN
from tests.test_every_url import declared
from tests.unseen import HIDDEN, Behind, entangle, in_front

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
READ = [row for row in declared() if row.get and row.get not in (ANYONE, SIGNED_IN)]
ROADMAP = [
    f"/roadmap/{address}?view={view}&group={group}"
    for address in ("", "export.csv", "filters/")
    for view in ("table", "board", "timeline", "tree")
    for group in ("team", "objective", "product")
]
ELSEWHERE = [
    "/trail/",
    "/inbox/",
    "/roadmap/?view=table&cols=title,objective,team,success_measure",
    *(f"/roadmap/choices/?field={f}" for f in ("team", "objective", "success_measure", "product")),
]


@pytest.fixture(scope="module", params=["another product", "the company"])
def tied(request, django_db_setup, django_db_blocker):
    """Rows of every kind in the keeper's product, each tied to what lies behind; taken away after this file."""
    with django_db_blocker.unblock(), transaction.atomic():
        world = _world()
        in_front(world)
        behind = Behind(world.other_product if request.param == "another product" else None)
        entangle(world.product, behind, by=world.owner)
        comment(behind.objective, f"{HIDDEN} words for @Paul", by=world.owner)
        yield world
        transaction.set_rollback(True)


def _world():
    def person(name: str, role: str = "") -> Person:
        return Person.objects.create_user(
            f"{name.lower()}@belvedere.example", None, name=name, role=role
        )

    company = Company.objects.create(pk=1, name="Belvédère", language="en")
    product = Product.objects.create(name="Tournées", slug="tournees", stage="growth")
    keeper = person("Paul")
    ProductRole.objects.create(person=keeper, product=product, role=Role.PM)
    return SimpleNamespace(
        company=company,
        product=product,
        other_product=Product.objects.create(name="Parc", slug="parc", stage="launch"),
        team=Team.objects.create(name="Mobile", slug="mobile", product=product),
        owner=person("olivia", Role.OWNER),
        alice=person("alice", Role.CPO),
        bob=person("bob", Role.MEMBER),
        charlie=person("charlie"),
        guest=person("gaston", Role.GUEST),
        keeper=keeper,
    )


def names_of(client, url: str, word: str = HIDDEN) -> list[str]:
    """Every place where the page says the word, with what is around it."""
    answer = client.get(url)
    assert answer.status_code < 500, url
    body = (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode()
    return [f"…{a[-90:]}{word}{b[:40]}…" for a, b in pairwise(body.split(word))]


@pytest.mark.parametrize("row", READ, ids=lambda row: row.name)
def test_a_keeper_of_one_product_reads_no_name_of_another(row, tied, signed_in):
    """A product manager of one product, who holds no role in the company."""
    with transaction.atomic():
        url = reverse(row.name, kwargs=row.kwargs(tied))
        assert names_of(signed_in(tied.keeper), url) == []
        transaction.set_rollback(True)


@pytest.mark.parametrize("url", [*ROADMAP, *ELSEWHERE])
def test_nor_in_another_view_of_a_page(url, tied, signed_in):
    assert names_of(signed_in(tied.keeper), url) == []


@pytest.mark.parametrize("row", [row for row in READ if "guest" in row.get], ids=lambda r: r.name)
def test_a_guest_reads_no_name_of_a_measure_a_risk_or_a_work_item(row, tied, signed_in):
    """Who sees the roadmap of the whole company, and neither its measures nor its register."""
    with transaction.atomic():
        url = reverse(row.name, kwargs=row.kwargs(tied))
        client = signed_in(tied.guest)
        for kind in ("measure", "entry", "item", "tracker"):
            assert names_of(client, url, f"{HIDDEN} {kind}") == []
        transaction.set_rollback(True)


def test_the_names_are_there_for_who_may_see_them(tied, signed_in):
    """Or the tests above would prove nothing."""
    client = signed_in(tied.alice)
    for url in ("/roadmap/7/", "/roadmap/?view=table&group=objective", "/strategy/objectives/"):
        assert names_of(client, url), url
