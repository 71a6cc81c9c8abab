"""Accents and capitals do not send a name to the end of a list."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from passerelle.kpis.models import Measure
from passerelle.people.models import Team
from passerelle.ui.alphabetical import Alphabetical, plain
from tests.test_house import PYTHON


def test_a_name_is_compared_without_case_nor_accents():
    assert sorted(["Visites", "Équipements", "activation"], key=plain) == [
        "activation", "Équipements", "Visites",
    ]  # fmt: skip


@pytest.mark.django_db
def test_lists_of_names_follow_the_alphabet(alice, product, signed_in):
    for n, name in enumerate(("Visites", "Équipements", "activation")):
        Team.objects.create(name=name, slug=f"t{n}", product=product)
        Measure.objects.create(name=name, slug=f"m{n}", product=product)
    ordered = Team.objects.order_by(Alphabetical("name")).values_list("name", flat=True)
    assert [name for name in ordered if name in {"Visites", "Équipements", "activation"}] == [
        "activation", "Équipements", "Visites",
    ]  # fmt: skip
    for url in ("kpis:measures", "people:teams"):
        page = signed_in(alice).get(reverse(url)).content.decode()
        table = page[page.index("<tbody") :]
        assert table.index("activation") < table.index("Équipements") < table.index("Visites")


def test_no_list_of_names_is_left_to_the_order_of_the_database():
    bare = re.compile(r"""(order_by\(|ordering = \[)[^\[\]()]*"-?(\w+__)?name\"""")
    told = re.compile(r"""Alphabetical\("\w+"\)""")
    left = [path for path in PYTHON if bare.search(told.sub("", path.read_text(encoding="utf-8")))]
    assert not left
