"""A form offers, and takes, only what its person may see: another product's people stay unknown."""

from __future__ import annotations

import pytest

from passerelle.kpis.forms import MeasureForm
from passerelle.people.models import ProductRole, Team
from passerelle.strategy.forms import EntryForm, KeyResultForm, ObjectiveForm

pytestmark = pytest.mark.django_db


@pytest.fixture
def pat(product, charlie):
    """A product manager of one product only."""
    ProductRole.objects.create(person=charlie, product=product, role="pm")
    return charlie


@pytest.mark.parametrize("form", [EntryForm, KeyResultForm, MeasureForm, ObjectiveForm])
def test_colleagues_are_those_of_ones_own_product(form, pat, alice, bob):
    offered = set(form(person=pat).fields["owner"].queryset)
    assert offered == {pat, bob}, "bob is in a team of that product, alice is not"
    assert alice in set(form(person=alice).fields["owner"].queryset)


@pytest.mark.parametrize("form", [KeyResultForm, MeasureForm])
def test_teams_are_those_of_ones_own_product(form, pat, team, other_product, alice):
    elsewhere = Team.objects.create(name="Parc", slug="parc", product=other_product)
    assert set(form(person=pat).fields["team"].queryset) == {team}
    assert elsewhere in set(form(person=alice).fields["team"].queryset)
