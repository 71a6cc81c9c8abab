"""Twenty telephones vote at the same moment over HTTP; three lose the answer and send again: each vote counts once."""

from __future__ import annotations

import json
import re
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.urls import reverse

from passerelle.arbitration.actions import begin as begin_arbitration
from passerelle.people.models import Company, Person, Product, Role, Team
from passerelle.roadmap.actions import need
from passerelle.roadmap.models import Initiative
from passerelle.workshop import actions
from passerelle.workshop.models import Score

VOTERS, SUBJECTS, DROPPED = 20, 6, 3

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


class Phone:
    """One voter: reads the ballot, sends each vote, and sends it again when no answer came."""

    def __init__(self, base: str, token: str, *, number: int) -> None:
        self.base, self.token, self.number = base, token, number
        self.drops = number < DROPPED
        self.received: dict[str, int] = {}
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())

    def run(self) -> None:
        url = self.base + reverse("workshop:ballot", args=[self.token])
        page = self.opener.open(url).read().decode()
        key = re.search(r'data-csrf="([^"]+)"', page)
        assert key
        subjects = re.findall(r'data-subject="(\d+)"', page)
        scores = [5, 4, 3, 3, 2, 1]
        for turn, subject in enumerate(subjects, start=1):
            score = scores[(turn + self.number) % SUBJECTS]
            said = {
                "subject": subject,
                "score": score,
                "device": f"phone {self.number}",
                "turn": turn,
            }
            if self.drops:
                self._post(said, key[1])  # it arrived, but the answer was lost on the way
            told = self._post(said, key[1])
            assert told["said"].startswith("Received at")
            self.received[subject] = told["score"]

    def _post(self, said: dict[str, object], key: str) -> dict[str, object]:
        request = urllib.request.Request(
            self.base + reverse("workshop:cast", args=[self.token]),
            data=urllib.parse.urlencode(said).encode(),
            headers={"x-csrftoken": key, "Referer": self.base},
        )
        return json.loads(self.opener.open(request, timeout=60).read())


@pytest.fixture
def tokens(transactional_db):
    Company.objects.create(pk=1, name="Belvédère", language="en", timezone="UTC")
    alice = Person.objects.create_user("alice@x.example", "a long password", role=Role.CPO)
    product = Product.objects.create(name="Tournées", slug="tournees")
    team = Team.objects.create(name="Mobile", slug="mobile", product=product)
    exercise = begin_arbitration(
        by=alice, name="Q1", product=product, first="2027-Q1", quarters=4, kept=20, discount=10
    )
    rows = [Initiative.objects.create(number=n + 1, title=f"No. {n}") for n in range(SUBJECTS)]
    for row in rows:
        need(row, team=team, trade="engineer", person_weeks=5, by=alice)
    workshop = actions.begin(exercise, name="Debate", rule="score", budget=10, by=alice)
    actions.put_on_table(workshop, rows, by=alice)
    invited = [actions.invite(workshop, name=f"Voter {n}", by=alice) for n in range(VOTERS)]
    actions.open_round(workshop, by=alice)
    return [token for _who, token in invited]


def test_every_acknowledged_vote_counts_once(tokens, live_server):
    phones = [Phone(live_server.url, token, number=n) for n, token in enumerate(tokens)]
    with ThreadPoolExecutor(VOTERS) as together:
        list(together.map(Phone.run, phones))  # raises what a telephone raised
    kept = {
        (device, str(subject)): score
        for device, subject, score in Score.objects.values_list("device", "subject_id", "score")
    }
    told = {
        (f"phone {phone.number}", subject): score
        for phone in phones
        for subject, score in phone.received.items()
    }
    assert len(told) == VOTERS * SUBJECTS
    assert kept == told
    assert Score.objects.count() == VOTERS * SUBJECTS
