"""Company, products, teams, people, roles, memberships, product-owner assignments."""

from __future__ import annotations

from django.contrib.auth.hashers import make_password

from passerelle.cli.demo.loading.keys import Keys
from passerelle.people import models


def load(keys: Keys, *, password: str) -> None:
    """Only the people with a demonstration account get the password; the others cannot sign in."""
    world = keys.world
    models.Company.objects.create(
        pk=1,
        name=world.company.name,
        currency=world.company.currency,
        timezone=world.company.timezone,
        fiscal_month=world.company.fiscal_month,
        language=keys.lang,
        is_demo=True,
    )
    for product in world.products:
        keys.products[product.slug] = models.Product.objects.create(
            slug=product.slug,
            name=product.name,
            stage=product.stage,
            description=keys.say(product.description),
        )
    for team in world.teams:
        keys.teams[team.slug] = models.Team.objects.create(
            slug=team.slug,
            name=keys.say(team.name),
            product=keys.product(team.product),
            mission=keys.say(team.mission),
        )
    _people(keys, password)
    _dated(keys)


def _people(keys: Keys, password: str) -> None:
    known, closed = make_password(password), make_password(None)
    rows = [
        models.Person(
            email=person.email,
            name=person.name,
            title=keys.say(person.title),
            role=person.role,
            language=keys.lang if person.account else person.language,
            joined_on=person.joined_on,
            left_on=person.left_on,
            is_active=person.is_active,
            password=known if person.account else closed,
        )
        for person in keys.world.people
    ]
    models.Person.objects.bulk_create(rows)
    keys.people.update((person.email, person) for person in models.Person.objects.all())


def _dated(keys: Keys) -> None:
    world = keys.world
    models.ProductRole.objects.bulk_create(
        models.ProductRole(
            person=keys.people[role.person], product=keys.products[role.product], role=role.role
        )
        for role in world.product_roles
    )
    models.Membership.objects.bulk_create(
        models.Membership(
            person=keys.people[row.person],
            team=keys.teams[row.team],
            trade=row.trade,
            allocation=row.allocation,
            start=row.start,
            end=row.end,
        )
        for row in world.memberships
    )
    models.Ownership.objects.bulk_create(
        models.Ownership(
            person=keys.people[row.person],
            team=keys.teams[row.team],
            start=row.start,
            end=row.end,
        )
        for row in world.ownerships
    )
