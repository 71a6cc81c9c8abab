"""Which lines of a commitment a person may read."""

from __future__ import annotations

from typing import Any

from passerelle.commitment.models import Commitment
from passerelle.people.may import grants_of
from passerelle.people.models import Person


def lines_for(person: Person, commitment: Commitment) -> list[dict[str, Any]]:
    """Its lines about products whose roadmap this person may see."""
    grants = grants_of(person)
    lines: list[dict[str, Any]] = commitment.content["lines"]
    if grants.company_wide("roadmap.read"):
        return list(lines)
    products = set(grants.product_ids("roadmap.read"))
    return [line for line in lines if line["product_id"] in products]
