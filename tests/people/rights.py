"""Who may use the URLs of `people`, said again without the table, so that a slip in it shows."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from passerelle.people.actions.invitation import digest
from passerelle.people.models import Invitation, Membership, Ownership, ProductRole
from tests.rights import ALL_ROLES, ANYONE, NOBODY, SIGNED_IN, Url

OWNER = ("owner",)
INSIDE = ("owner", "cpo", "ceo", "cto", "pm", "po", "designer", "member", "advisor")
LEADS = ("owner", "cpo", "cto")
PRODUCT_LEADS = ("owner", "cpo")


def invited(world):
    Invitation.objects.create(
        person=world.bob,
        token_digest=digest("a-token"),
        expires_at=timezone.now() + timedelta(days=1),
    )
    return {"token": "a-token"}


def left(world):
    world.bob.is_active = False
    world.bob.save()
    return {"pk": world.bob.pk}


def member(world):
    row = Membership.objects.create(person=world.alice, team=world.team, start=timezone.localdate())
    return {"slug": world.team.slug, "pk": row.pk}


def owner(world):
    row = Ownership.objects.create(person=world.alice, team=world.team, start=timezone.localdate())
    return {"slug": world.team.slug, "pk": row.pk}


def role(world):
    row = ProductRole.objects.create(person=world.bob, product=world.product, role="pm")
    return {"slug": world.product.slug, "pk": row.pk}


def session(world):
    return {"pk": 1}


def person(world):
    return {"pk": world.bob.pk}


def team(world):
    return {"slug": world.team.slug}


def product(world):
    return {"slug": world.product.slug}


def closed(name, **kwargs):
    return Url(f"closed:{name}", get=NOBODY, kwargs=lambda world: kwargs)


URLS = [
    Url("people:people", get=INSIDE),
    Url("people:person_new", get=LEADS, post=LEADS),
    Url("people:person", get=INSIDE, kwargs=person),
    Url("people:person_edit", get=LEADS, post=LEADS, kwargs=person),
    Url("people:account", get=OWNER, post=OWNER, kwargs=person),
    Url("people:link", post=OWNER, kwargs=person),
    Url("people:deactivate", get=OWNER, post=OWNER, kwargs=person),
    Url("people:reactivate", post=OWNER, kwargs=left),
    Url("people:invite", get=OWNER, post=OWNER),
    Url("people:accept", get=ANYONE, post=ANYONE, kwargs=invited),
    Url("people:profile", get=SIGNED_IN, post=SIGNED_IN),
    Url("people:session_end", post=SIGNED_IN, kwargs=session),
    Url("people:products", get=ALL_ROLES),
    Url("people:product_new", get=PRODUCT_LEADS, post=PRODUCT_LEADS),
    Url("people:product", get=ALL_ROLES, kwargs=product),
    Url("people:product_edit", get=PRODUCT_LEADS, post=PRODUCT_LEADS, kwargs=product),
    Url("people:product_archive", post=PRODUCT_LEADS, kwargs=product),
    Url("people:product_unarchive", post=PRODUCT_LEADS, kwargs=product),
    Url("people:product_delete", get=PRODUCT_LEADS, kwargs=product, post=PRODUCT_LEADS),
    Url("people:role_give", post=OWNER, kwargs=product),
    Url("people:role_take", post=OWNER, kwargs=role),
    Url("people:teams", get=INSIDE),
    Url("people:team_new", get=LEADS, post=LEADS),
    Url("people:team", get=INSIDE, kwargs=team),
    Url("people:team_edit", get=LEADS, post=LEADS, kwargs=team),
    Url("people:team_archive", post=LEADS, kwargs=team),
    Url("people:team_unarchive", post=LEADS, kwargs=team),
    Url("people:team_delete", get=LEADS, post=LEADS, kwargs=team),
    Url("people:member_new", get=LEADS, post=LEADS, kwargs=team),
    Url("people:member", get=LEADS, post=LEADS, kwargs=member),
    Url("people:member_remove", post=LEADS, kwargs=member),
    Url("people:owner_new", get=LEADS, post=LEADS, kwargs=team),
    Url("people:owner", get=LEADS, post=LEADS, kwargs=owner),
    Url("people:owner_remove", post=LEADS, kwargs=owner),
    Url("people:settings", get=OWNER, post=OWNER),
    Url("people:welcome", get=OWNER, post=OWNER),
    closed("signup"),
    closed("email"),
    closed("verification"),
    closed("confirmation", key="a-key"),
    closed("code"),
    closed("connections"),
    closed("outside_signup"),
    closed("old_outside_signup"),
    closed("old_connections"),
]
