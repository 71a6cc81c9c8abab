"""The bridge of a company that has nothing yet leads to what fills it."""

from __future__ import annotations

import pytest
from django.urls import reverse


@pytest.mark.django_db
def test_the_first_page_of_all_leads_to_a_file_the_heading_and_the_first_steps(
    alice, bob, company, signed_in
):
    for person, role, ways in (
        (alice, "owner", ("sources:new", "strategy:home", "people:welcome")),
        (bob, "member", ("strategy:home",)),
    ):
        person.role = role
        person.save()
        page = signed_in(person).get("/").content.decode()
        shown = page[page.index('class="empty"') :]
        for way in ways:
            assert f'href="{reverse(way)}"' in shown, (role, way)
