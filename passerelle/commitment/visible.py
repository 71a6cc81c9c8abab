"""Which lines of a commitment a person may read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from passerelle.commitment.models import Commitment
from passerelle.people.may import grants_of
from passerelle.people.models import Person

L = TypeVar("L", bound=Mapping[str, Any])


def lines_for(person: Person, commitment: Commitment) -> list[dict[str, Any]]:
    """Its lines about products whose roadmap this person may see."""
    return seen_lines(person, commitment.content["lines"])


def seen_lines(person: Person, lines: Iterable[L]) -> list[L]:
    """Those of them about products whose roadmap this person may see."""
    grants = grants_of(person)
    if grants.company_wide("roadmap.read"):
        return list(lines)
    products = set(grants.product_ids("roadmap.read"))
    return [line for line in lines if line["product_id"] in products]
