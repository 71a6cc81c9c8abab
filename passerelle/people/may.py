"""Who may do what. One table, read at a glance; a role comes from the company or from one product.

Look-ups start here (`seen_by`): what a person may not see is not found, so a forbidden thing does not exist.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import models
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest
from django.utils.functional import SimpleLazyObject

from passerelle.people.models import Person, ProductRole, Role

OWNER, CPO, CEO, CTO = Role.OWNER, Role.CPO, Role.CEO, Role.CTO
PM, PO, DESIGNER, MEMBER = Role.PM, Role.PO, Role.DESIGNER, Role.MEMBER
ADVISOR, GUEST = Role.ADVISOR, Role.GUEST

LEADS = {OWNER, CPO, CTO}
PRODUCT = {*LEADS, PM, PO}
STAFF = {*PRODUCT, CEO, DESIGNER, MEMBER}
INSIDE = {*STAFF, ADVISOR}
EVERYONE = {*INSIDE, GUEST}

TABLE: dict[str, set[Role]] = {
    # capability             who
    "bridge.read":           INSIDE,
    "strategy.read":         EVERYONE,
    "strategy.write":        {OWNER, CPO, CEO},
    "objective.write":       {OWNER, CPO, CTO, PM},
    "key_result.check_in":   {*PRODUCT, DESIGNER},
    "register.read":         INSIDE,
    "register.write":        {*PRODUCT, CEO},
    "measure.read":          INSIDE,
    "measure.write":         PRODUCT,
    "delivery.read":         INSIDE,
    "delivery.write":        {*LEADS, PM},
    "roadmap.read":          EVERYONE,
    "roadmap.write":         PRODUCT,
    "roadmap.freeze":        {OWNER, CPO},
    "arbitration.read":      {*PRODUCT, CEO, ADVISOR},
    "arbitration.write":     LEADS,
    "workshop.read":         {*PRODUCT, CEO, ADVISOR},
    "workshop.write":        {*LEADS, PM},
    "pack.read":             {OWNER, CPO, CEO, CTO, ADVISOR},
    "pack.write":            {OWNER, CPO},
    "import.run":            PRODUCT,
    "connection.write":      LEADS,
    "export.run":            {OWNER},
    "people.read":           INSIDE,
    "people.write":          LEADS,
    "people.add":            LEADS,
    "product.read":          EVERYONE,
    "product.write":         {OWNER, CPO},
    "product.add":           {OWNER, CPO},
    "account.write":         {OWNER},
    "company.write":         {OWNER},
    "comment.write":         INSIDE,
    "trail.read":            STAFF,
    "design.read":           {OWNER},
    "desk.use":              EVERYONE,
}  # fmt: skip
# these concern the company as a whole: a role held on one product never gives them
COMPANY_ONLY = {
    "strategy.write", "roadmap.freeze", "pack.read", "pack.write", "connection.write", "export.run", "people.add",
    "product.add", "account.write", "company.write", "design.read",
}  # fmt: skip

M = TypeVar("M", bound=models.Model)


@dataclass(frozen=True, slots=True)
class Grants:
    """A person's roles: one for the company (or none), and those held on single products."""

    company: str
    products: dict[int, frozenset[str]]

    def company_wide(self, capability: str) -> bool:
        return self.company in TABLE[capability]

    def product_ids(self, capability: str) -> list[int]:
        """Products on which a product role gives this capability."""
        allowed = set() if capability in COMPANY_ONLY else TABLE[capability]
        return [pk for pk, roles in self.products.items() if roles & allowed]


NOTHING = Grants("", {})


def grants_of(person: Any) -> Grants:
    """The person's grants; an inactive or unknown person has none.

    Roles held on products are read once a request, and only where the company's role does not answer (one query).
    """
    if not isinstance(person, Person) or not person.is_active:
        return NOTHING
    if "_grants" not in person.__dict__:
        products: Any = SimpleLazyObject(lambda: _products_of([person])[person.pk])
        person.__dict__["_grants"] = Grants(person.role, products)
    known: Grants = person.__dict__["_grants"]
    return known


def read_grants(people: Collection[Person]) -> None:
    """Read the grants of all of them in one query, for who asks of each what they may."""
    held = _products_of(people)
    for person in people:
        person.__dict__["_grants"] = Grants(person.role, held[person.pk])


def _products_of(people: Collection[Person]) -> dict[int, dict[int, frozenset[str]]]:
    """By person then by product: the roles held there."""
    held: dict[int, dict[int, set[str]]] = {person.pk: defaultdict(set) for person in people}
    rows = ProductRole.objects.filter(person__in=people, product__archived_at=None)
    for person_id, product_id, role in rows.values_list("person_id", "product_id", "role"):
        held[person_id][product_id].add(role)
    return {
        person: {pk: frozenset(roles) for pk, roles in products.items()}
        for person, products in held.items()
    }


def me(request: HttpRequest) -> Person:
    """Who is signed in: every view has someone, unless it says `@login_not_required`."""
    if not isinstance(request.user, Person):
        raise Http404
    return request.user


def may(person: Any, capability: str, obj: models.Model | None = None) -> bool:
    """Whether `person` may, company-wide or (given an object that belongs to a product) on that product.

    Without an object: whether they may anywhere at all.
    """
    grants = grants_of(person)
    if grants.company_wide(capability):
        return True
    products = grants.product_ids(capability)
    if obj is None:
        return bool(products)
    product = (
        obj.pk if obj._meta.label_lower == "people.product" else getattr(obj, "product_id", None)
    )
    return product in products


def require(person: Any, capability: str, obj: models.Model | None = None) -> None:
    """404 unless `may`: to someone who may not, the thing does not exist."""
    if not may(person, capability, obj):
        raise Http404(capability)


def company_wide(person: Any, capability: str) -> bool:
    """Whether they may for the whole company, not only for one product."""
    return grants_of(person).company_wide(capability)


def require_company_wide(person: Any, capability: str) -> None:
    """404 unless they may for the whole company."""
    if not company_wide(person, capability):
        raise Http404(capability)


def scope_of(person: Any, capability: str) -> list[int] | None:
    """Where they may: None for the whole company, else the ids of products (an empty list: nowhere)."""
    grants = grants_of(person)
    return None if grants.company_wide(capability) else grants.product_ids(capability)


def seen_by(
    person: Any, capability: str, rows: QuerySet[M], *, product: str = "product_id"
) -> QuerySet[M]:
    """The rows whose product (named by the look-up path `product`) the person may see under `capability`."""
    grants = grants_of(person)
    if grants.company_wide(capability):
        return rows
    allowed = grants.product_ids(capability)
    return rows.filter(Q(**{f"{product}__in": allowed})) if allowed else rows.none()
