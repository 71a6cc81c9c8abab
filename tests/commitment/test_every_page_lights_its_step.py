"""Every page of an arbitration, from its frame to its proof, says in its steps where one stands."""

from __future__ import annotations

import re

import pytest
from django.db import transaction
from django.urls import reverse

from tests.arbitration import rights as arbitration
from tests.commitment import rights as commitment
from tests.founding import founded, world  # noqa: F401  the fixtures
from tests.workshop import rights as workshop

LIT = re.compile(r'<a href="[^"]+" aria-current="page">')
OF_ALL = {"arbitration:list", "arbitration:new", "commitment:list", "commitment:portfolio"}
ALONE = {  # files, parts of a page, what one reads by a link, ways to another page
    "arbitration:known", "workshop:pulse", "workshop:ballot", "workshop:ballot-pulse", "workshop:mine",
    "commitment:csv", "commitment:json", "commitment:shared", "commitment:shared_pdf",
}  # fmt: skip
STEP = {
    "arbitration:arbitration": "Frame", "arbitration:edit": "Frame", "arbitration:capacity": "Capacity",
    "arbitration:limits": "Limits", "arbitration:past": "Past",
    "arbitration:scenarios": "Scenarios", "arbitration:scenario": "Scenarios",
    "arbitration:landing": "Scenarios", "arbitration:why": "Scenarios", "arbitration:further": "Scenarios",
    "workshop:list": "Agree", "workshop:workshop": "Agree", "workshop:setup": "Agree", "workshop:decision": "Agree",
    "commitment:freeze": "Freeze", "commitment:commitment": "Freeze", "commitment:audiences": "Freeze",
    "commitment:outside": "Freeze", "commitment:prove": "Prove", "commitment:proof": "Prove",
    "commitment:review": "Prove", "commitment:promise": "Prove", "commitment:reason": "Prove",
}  # fmt: skip
READ = {row.name: row for app in (arbitration, workshop, commitment) for row in app.URLS if row.get}


def test_every_page_is_among_those():
    assert set(READ) - OF_ALL - ALONE == set(STEP)


def lit(client, row, world):  # noqa: F811
    """The step that the page lights."""
    with transaction.atomic():
        answer = client.get(reverse(row.name, kwargs=row.kwargs(world)), follow=True)
        transaction.set_rollback(True)
    assert answer.status_code == 200
    nav = answer.content.decode().split('aria-label="Steps of the arbitration"')[1]
    _before, after = LIT.split(nav.split("</nav>")[0])
    return after.split("</a>")[0]


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("name", STEP)
def test_it_lights_its_step_and_no_other(name, world, founded):  # noqa: F811
    assert lit(founded.signed_in("owner"), READ[name], world) == STEP[name]


@pytest.mark.slow
@pytest.mark.django_db
def test_who_may_not_freeze_stands_at_the_proof(world, founded):  # noqa: F811
    assert lit(founded.signed_in("ceo"), READ["commitment:commitment"], world) == "Prove"
