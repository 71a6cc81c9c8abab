from __future__ import annotations

import pytest

from passerelle.people.models import Person, ProductRole, Role


@pytest.fixture
def dana(company, product):
    """Invited on a single product, as its product manager."""
    person = Person.objects.create_user("dana@belvedere.example", None, name="Dana Roy")
    ProductRole.objects.create(person=person, product=product, role=Role.PM)
    return person
