"""The table of rights, said again where it matters most."""

import re

import pytest

from passerelle.people.may import (
    COMPANY_ONLY,
    TABLE,
    Grants,
    may,
    me,
    require_company_wide,
    seen_by,
)
from passerelle.people.models import Product, ProductRole, Role

INSIDE = {"owner", "cpo", "ceo", "cto", "pm", "po", "designer", "member", "advisor"}


@pytest.mark.parametrize(
    ("capability", "roles"),
    [
        ("account.write", {"owner"}),
        ("company.write", {"owner"}),
        ("export.run", {"owner"}),
        ("people.write", {"owner", "cpo", "cto"}),
        ("product.write", {"owner", "cpo"}),
        ("people.read", INSIDE),
        ("product.read", {*INSIDE, "guest"}),
        ("strategy.read", {*INSIDE, "guest"}),
        ("pack.write", {"owner", "cpo"}),
        ("roadmap.write", {"owner", "cpo", "cto", "pm", "po"}),
    ],
)
def test_who_holds_what(capability, roles):
    assert {str(role) for role in TABLE[capability]} == roles


def test_a_role_on_a_product_holds_there_and_nowhere_else(charlie, product, other_product):
    ProductRole.objects.create(person=charlie, product=product, role=Role.PM)
    assert may(charlie, "roadmap.write", product)
    assert not may(charlie, "roadmap.write", other_product)
    assert may(charlie, "roadmap.write")
    rows = seen_by(charlie, "roadmap.read", Product.objects.all(), product="id")
    assert list(rows) == [product]


def test_what_belongs_to_the_company_asks_for_a_company_wide_role(charlie, product):
    from django.http import Http404

    ProductRole.objects.create(person=charlie, product=product, role=Role.CPO)
    with pytest.raises(Http404):
        require_company_wide(charlie, "product.write")


@pytest.mark.parametrize(
    "address", ["/people/", "/products/", "/search/?q=", "/roadmap/", "/strategy/"]
)
def test_a_role_on_one_product_offers_nothing_that_concerns_the_whole_company(
    charlie, product, signed_in, address
):
    """What a page offers, it opens: a CPO of one product meets no link to a page that is not found."""
    ProductRole.objects.create(person=charlie, product=product, role=Role.CPO)
    assert not any(may(charlie, capability) for capability in COMPANY_ONLY)
    client = signed_in(charlie)
    page = client.get(address).content.decode()
    offered = set(re.findall(r'href="(/[^"#?]*)', page)) - {"/account/logout/"}
    pages = {url for url in offered if not url.startswith("/static/")}
    assert {url: client.get(url).status_code for url in pages} == dict.fromkeys(pages, 200)


def test_someone_deactivated_may_nothing(alice):
    alice.is_active = False
    assert not any(may(alice, capability) for capability in TABLE)


def test_no_role_holds_nothing():
    assert not any(Grants("", {}).company_wide(capability) for capability in TABLE)


def test_a_view_always_knows_who_is_there(rf):
    from django.contrib.auth.models import AnonymousUser
    from django.http import Http404

    request = rf.get("/")
    request.user = AnonymousUser()
    with pytest.raises(Http404):
        me(request)
