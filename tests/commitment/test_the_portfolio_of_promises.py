"""All promises together: odds kept, what one promised brings, value found; what would tell of a few is withheld."""

import pytest
from django.urls import reverse

from passerelle.commitment.proof.groups import open_groups
from passerelle.commitment.proof.portfolio import own_share, portfolio
from passerelle.engine.proof.bias import APART
from passerelle.kernel.finding import Refusal
from tests.commitment.promised import FROZEN
from tests.commitment.sponsored import measured, sponsor

PAGE = "commitment:portfolio"


def people(count, role="pm", first=0):
    return [sponsor(first + n, role) for n in range(count)]


def page(client):
    return client.get(reverse(PAGE)).content.decode()


def test_without_a_promise_it_says_so(alice, signed_in):
    text = page(signed_in(alice))
    assert "Nothing is frozen yet: there is no promise to hold." in text


def test_too_few_promises_are_refused_with_what_they_lack(alice, product, signed_in):
    measured(product, people(5))
    text = page(signed_in(alice))
    assert "3 more promises must reach their day" in text
    assert "3 more effects must be measured" in text
    assert "3 more initiatives need a range of value" in text


def test_odds_are_held_to_what_came(alice, product, signed_in):
    measured(product, people(10) * 2)
    found = portfolio(alice, on=FROZEN.replace(month=7))
    whole = found.odds.estimate.whole
    assert (whole.promises, whole.kept, round(whole.announced, 2)) == (20, 16, 0.85)
    assert found.worth.measured == 20
    assert found.worth.low < found.worth.found < found.worth.high
    assert "What is promised at 85% comes at 80%: the odds hold." in page(signed_in(alice))


def test_a_promise_is_counted_once_its_day_is_past(alice, product):
    measured(product, people(10))
    found = portfolio(alice, on=FROZEN)
    assert isinstance(found.odds, Refusal)


def test_what_was_chosen_is_told_with_chance_taken_out(alice, product):
    measured(product, people(10) * 2)
    found = portfolio(alice, on=FROZEN).chosen
    assert found.count == 20
    assert found.expected != pytest.approx(found.told)


def test_a_group_needs_five_and_so_do_all_the_others_and_those_that_are_left():
    five, more, few = {f"a{n}" for n in range(5)}, {f"b{n}" for n in range(7)}, {"c1", "c2"}
    assert open_groups({"a": five, "b": more}) == {"a", "b"}
    assert open_groups({"a": five, "c": few}) == set()
    assert open_groups({"a": five, "b": more, "c": few}) == {"b"}
    assert open_groups({"a": five}) == set()
    assert open_groups({}) == set()


def test_what_is_left_when_everything_told_is_taken_away_never_counts_one_to_four():
    """Whatever the groups: nobody is had by difference."""
    import itertools

    for sizes in itertools.product(range(9), repeat=4):
        members = {str(k): {f"{k}.{n}" for n in range(size)} for k, size in enumerate(sizes)}
        told = open_groups(members)
        left = sum(size for k, size in enumerate(sizes) if str(k) not in told)
        assert all(sizes[int(k)] >= APART for k in told)
        assert not told or left == 0 or left >= APART


def test_kinds_and_groups_that_would_tell_of_few_are_withheld_on_the_page(
    alice, product, signed_in
):
    pms, ctos = people(6), people(2, "cto", first=10)
    by = [*pms, *pms, *ctos, *ctos]
    kinds = ["feature"] * 12 + ["compliance"] * 4
    measured(product, by, kinds=kinds)
    shares = portfolio(alice, on=FROZEN).shares
    assert (dict(shares.kinds), dict(shares.groups)) == ({}, {})
    assert shares.whole is not None
    text = page(signed_in(alice))
    assert "withheld" in text
    assert "Compliance" not in text


def test_under_five_sponsors_nothing_is_told_of_them(alice, product):
    measured(product, people(3) * 4)
    shares = portfolio(alice, on=FROZEN).shares
    assert (shares.whole, shares.next, dict(shares.kinds)) == (None, None, {})


def test_large_groups_are_told(alice, product, signed_in):
    by = [*people(6), *people(6, "cto", first=10)]
    measured(product, by * 2, kinds=["feature", "debt"] * 12)
    text = page(signed_in(alice))
    assert "Sponsors: " in text
    assert "Technical debt" in text


def test_someone_who_sees_no_arbitration_learns_nothing(charlie, bob, product, signed_in):
    measured(product, people(10))
    for person in (charlie, bob):
        assert signed_in(person).get(reverse(PAGE)).status_code == 404
        assert own_share(person) is None


def test_another_products_promises_are_not_in_it(product, other_product):
    from passerelle.people.models import Person, ProductRole

    measured(product, people(10))
    pm = Person.objects.create_user("pm@belvedere.example", "a long password", name="Pia")
    ProductRole.objects.create(person=pm, product=other_product, role="pm")
    assert portfolio(pm, on=FROZEN).commitments == 0
