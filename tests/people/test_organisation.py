"""Products, teams and people: what each may see, what is dated, what can be taken back."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from passerelle.kernel.errors import DomainError
from passerelle.people.actions import membership, ownership, product, team
from passerelle.people.actions import person as people
from passerelle.people.models import (
    Membership,
    Ownership,
    Person,
    Product,
    ProductRole,
    Role,
    Team,
)
from passerelle.people.queries import (
    active_people,
    people_seen_by,
    visible_products,
    visible_teams,
)
from passerelle.trail.models import Deletion, Event

TODAY = dt.date(2026, 11, 20)
DAY = dt.timedelta(days=1)


@pytest.fixture
def other_team(other_product):
    return Team.objects.create(name="Capteurs", slug="capteurs", product=other_product)


def test_someone_invited_on_one_product_sees_only_that_one(
    dana, bob, alice, product, other_product, team, other_team
):
    Team.objects.create(name="Plateforme", slug="plateforme")
    assert list(visible_products(dana)) == [product]
    assert list(visible_teams(dana)) == [team]
    assert set(people_seen_by(dana)) == {dana, bob}
    assert set(people_seen_by(alice)) == set(Person.objects.all())


def test_the_pages_of_another_product_do_not_exist_for_them(
    dana, alice, other_product, other_team, signed_in
):
    client = signed_in(dana)
    for url in (
        reverse("people:product", args=[other_product.slug]),
        reverse("people:team", args=[other_team.slug]),
        reverse("people:person", args=[alice.pk]),
        reverse("people:product_new"),
        reverse("people:invite"),
    ):
        assert client.get(url).status_code == 404, url
    for url in (reverse("people:products"), reverse("people:teams"), reverse("people:people")):
        page = client.get(url).content.decode()
        assert "Capteurs" not in page
        assert other_product.name not in page


def test_a_role_on_an_archived_product_gives_nothing(dana, product, alice):
    from passerelle.people.actions import product as actions

    actions.archive(product, by=alice)
    assert not visible_products(Person.objects.get(pk=dana.pk)).exists()


def test_a_stranger_sees_nothing(charlie, product, team):
    assert not visible_products(charlie).exists()
    assert not visible_teams(charlie).exists()
    assert not people_seen_by(charlie).exists()


def test_the_page_of_a_team_shows_gaps_and_overlaps(team, bob, alice, signed_in):
    today = timezone.localdate()
    Ownership.objects.create(person=bob, team=team, start=today - 90 * DAY, end=today - 60 * DAY)
    Ownership.objects.create(person=alice, team=team, start=today - 61 * DAY, end=today - 30 * DAY)
    page = signed_in(alice).get(reverse("people:team", args=[team.slug]), {"lang": "en"})
    text = page.content.decode()
    assert "Two product owners or more from" in text
    assert "No product owner since" in text


def test_the_same_trade_is_not_held_twice_at_once(team, bob, alice):
    with pytest.raises(DomainError):
        membership.join(team, person=bob, start=TODAY, by=alice)
    second = membership.join(team, person=bob, start=TODAY, trade="qa", by=alice)
    with pytest.raises(DomainError):
        membership.change(second, by=alice, trade="engineer")
    with pytest.raises(DomainError):
        membership.change(second, by=alice, end=TODAY - DAY)


def test_an_assignment_ends_after_it_begins_and_is_not_repeated(team, bob, alice):
    ownership.assign(team, person=bob, start=TODAY, by=alice)
    with pytest.raises(DomainError):
        ownership.assign(team, person=bob, start=TODAY, by=alice)
    with pytest.raises(DomainError):
        ownership.assign(team, person=bob, start=TODAY, end=TODAY - DAY, by=alice)


def test_each_change_leaves_one_event_with_what_moved(product, alice):
    from passerelle.people.actions import product as actions

    actions.change(product, by=alice, stage="mature")
    actions.change(product, by=alice, stage="mature")
    [event] = Event.objects.all()
    assert event.changes == {"stage": ["growth", "mature"]}


def test_two_names_that_write_alike_get_two_slugs(company, alice):
    first = team.add(by=alice, name="Équipe A")
    second = team.add(by=alice, name="Equipe a")
    assert (first.slug, second.slug) == ("equipe-a", "equipe-a-2")
    assert product.add(by=alice, name="New").slug == "new-1"


def test_archiving_takes_out_of_the_lists_and_comes_back(product, alice, signed_in):
    client = signed_in(alice)
    client.post(reverse("people:product_archive", args=[product.slug]))
    assert not visible_products(alice).exists()
    client.post(reverse("people:product_unarchive", args=[product.slug]))
    assert list(visible_products(alice)) == [product]


def test_a_deleted_team_comes_back_with_its_members(bob, team, alice, charlie, signed_in):
    client = signed_in(alice)
    url = reverse("people:team_delete", args=[team.slug])
    assert "memberships" in client.get(url, {"lang": "en"}).content.decode()
    client.post(url)
    assert not Team.objects.exists()
    undo = reverse("trail:undo", args=[Deletion.objects.get().pk])
    assert signed_in(charlie).post(undo).status_code == 404
    assert client.post(undo).status_code == 302
    assert Team.objects.get() == team
    assert Membership.objects.get().person == bob


def test_only_the_owner_gives_roles_and_the_last_one_stays(owner, alice, bob, signed_in):
    url = reverse("people:account", args=[bob.pk])
    form = {"email": bob.email, "role": "owner"}
    assert signed_in(alice).post(url, form).status_code == 404
    assert signed_in(owner).post(url, form).status_code == 302
    bob.refresh_from_db()
    assert bob.role == Role.OWNER
    people.set_account(bob, email=bob.email, role="", by=owner)
    with pytest.raises(DomainError):
        people.set_account(owner, email=owner.email, role="cpo", by=owner)


def test_a_role_on_a_product_is_given_and_taken_away(owner, bob, product, signed_in):
    client = signed_in(owner)
    client.post(reverse("people:role_give", args=[product.slug]), {"person": bob.pk, "role": "pm"})
    held = ProductRole.objects.get()
    assert (held.person, held.role) == (bob, "pm")
    client.post(reverse("people:role_take", args=[product.slug, held.pk]))
    assert not ProductRole.objects.exists()


def test_the_owner_of_the_installation_is_never_a_role_on_a_product(owner, bob, product):
    from passerelle.people.actions import product as actions

    with pytest.raises(DomainError):
        actions.give_role(product, person=bob, role="owner", by=owner)


def test_active_people_leaves_out_those_who_left(alice, bob):
    Person.objects.filter(pk=bob.pk).update(is_active=False)
    assert list(active_people()) == [alice]


def fill(number, team):
    """`number` more people, teams and products, each in use."""
    people = Person.objects.bulk_create(
        Person(email=f"p{i}@belvedere.example", name=f"Person {i}", role="member")
        for i in range(number)
    )
    Membership.objects.bulk_create(
        Membership(person=person, team=team, start="2025-01-01") for person in people
    )
    products = Product.objects.bulk_create(
        Product(name=f"Product {i}", slug=f"product-{i}") for i in range(number)
    )
    teams = Team.objects.bulk_create(
        Team(name=f"Team {i}", slug=f"team-{i}", product=products[i]) for i in range(number)
    )
    Ownership.objects.bulk_create(
        Ownership(person=people[i], team=teams[i], start="2025-01-01") for i in range(number)
    )


@pytest.mark.parametrize("name", ["people:people", "people:teams", "people:products"])
def test_a_list_takes_the_same_few_queries_for_10_and_1000_rows(
    name, alice, team, signed_in, django_assert_max_num_queries
):
    client = signed_in(alice)
    counts = []
    for number in (10, 990):
        Person.objects.filter(name__startswith="Person ").delete()
        Team.objects.filter(name__startswith="Team ").delete()
        Product.objects.filter(name__startswith="Product ").delete()
        fill(number, team)
        client.get(reverse(name))  # what waits for a person is counted once a minute
        with django_assert_max_num_queries(12) as seen:
            answer = client.get(reverse(name))
        counts.append(len(seen))
        assert len(answer.context["page"].object_list) <= 100
    assert counts[0] == counts[1]


@pytest.mark.parametrize("name", ["team", "person", "product"])
def test_a_page_takes_twelve_queries_at_most(
    name, alice, bob, team, product, signed_in, django_assert_max_num_queries
):
    fill(30, team)
    key = {"team": team.slug, "person": bob.pk, "product": product.slug}[name]
    client = signed_in(alice)
    client.get(reverse(f"people:{name}", args=[key]))
    with django_assert_max_num_queries(12):
        answer = client.get(reverse(f"people:{name}", args=[key]))
    assert answer.status_code == 200


def test_the_page_of_a_person_holds_no_figure_about_their_work(bob, alice, signed_in):
    page = signed_in(alice).get(reverse("people:person", args=[bob.pk]), {"lang": "en"})
    text = page.content.decode().lower()
    for word in ("cycle time", "throughput", "velocity", "performance", "items done"):
        assert word not in text
