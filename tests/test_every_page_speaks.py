"""Every page that can be read, on the simulated company: in brackets, then in French.

In brackets, each of our messages says so: any other word is either somebody's, marked `data-user`, or a word that no
translator ever saw.
"""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest
from django.db import transaction
from django.urls import reverse

from tests.rights import ANYONE, SIGNED_IN, Url
from tests.story import kwargs_of
from tests.test_every_url import declared
from tests.ui.pseudo import speaking, unmarked

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.slow,
    pytest.mark.one_database(
        "words of pages; test_every_url and test_no_page_breaks ask for each page on PostgreSQL, "
        "tests/cli/test_the_demo_tells_its_story loads the company there"
    ),
]
PAGES = [row for row in declared() if row.get]
ANSWERED = {200, 422}  # 422: a page that says why not, since what the story holds still rests on it
VIEWS = [
    "/roadmap/?view=table",
    "/roadmap/?view=board",
    "/roadmap/?view=timeline",
    "/roadmap/?view=tree",
    "/search/?q=a",
    "/people/?left",
    "/trail/?page=2",
]


@pytest.fixture(scope="module")
def story(django_db_setup, django_db_blocker, tmp_path_factory):
    """The whole company, loaded once for this file and taken away after it."""
    from django.conf import settings

    from passerelle.cli.demo.loading import load

    kept, settings.DATA = settings.DATA, tmp_path_factory.mktemp("story")
    try:
        with django_db_blocker.unblock(), transaction.atomic():
            keys = load(settings.DATA, today=dt.date.today(), lang="fr", password="none of yours")
            yield _world(keys)
            transaction.set_rollback(True)
    finally:
        settings.DATA = kept


def _world(keys):
    people = {role: keys.people[email] for role, email in keys.world.accounts.items()}
    from passerelle.people.models import Company

    products = list(keys.products.values())
    return SimpleNamespace(
        company=Company.objects.get(),
        product=products[0],
        other_product=products[1],
        team=next(iter(keys.teams.values())),
        owner=people["owner"],
        alice=people["cpo"],
        bob=people["member"],
        charlie=people["guest"],
    )


def _client(row: Url, story, signed_in, language: str):
    person = story.alice
    if row.get not in (ANYONE, SIGNED_IN) and "cpo" not in row.get:
        person = story.owner
    person.language = language
    person.save()
    return signed_in(person)


def _is_page(answer) -> bool:
    return answer.headers.get("Content-Type", "").startswith("text/html")


@pytest.mark.parametrize("row", PAGES, ids=lambda row: row.name)
def test_every_word_of_ours_is_in_the_catalogue(row, story, signed_in):
    client = _client(row, story, signed_in, "en")
    url = reverse(row.name, kwargs=kwargs_of(row, story))
    with speaking():
        answer = client.get(url, follow=True)
    assert answer.status_code in ANSWERED, url
    assert not _is_page(answer) or unmarked(answer.content.decode()) == [], url


@pytest.mark.parametrize("row", PAGES, ids=lambda row: row.name)
def test_every_page_answers_in_french(row, story, signed_in):
    client = _client(row, story, signed_in, "fr")
    url = reverse(row.name, kwargs=kwargs_of(row, story))
    answer = client.get(url, follow=True)
    assert answer.status_code in ANSWERED, url
    assert answer.headers["Content-Language"] == "fr"


@pytest.mark.parametrize("url", VIEWS)
def test_the_other_views_of_a_page_too(url, story, signed_in):
    story.alice.language = "en"
    story.alice.save()
    with speaking():
        answer = signed_in(story.alice).get(url)
    assert answer.status_code == 200
    assert unmarked(answer.content.decode()) == []
