"""Each audience reads its own roadmap: never a sensitive line, never a finer date, never a figure too many."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from passerelle.arbitration.models import Arbitration
from passerelle.commitment.audiences.actions import (
    call_outside,
    explain,
    keep_from,
    open_link,
    revoke_links_of,
    share,
)
from passerelle.commitment.audiences.paper import paper as paper_of
from passerelle.commitment.audiences.presets import view
from passerelle.commitment.audiences.told import roadmap
from passerelle.commitment.models import Audience, Commitment
from passerelle.desk.inbox import waiting_for
from passerelle.kernel.digest import digest
from passerelle.kernel.errors import DomainError
from passerelle.roadmap.models import Baseline, Initiative
from tests.commitment.frozen import content, line

TODAY = timezone.localdate()
SOON = TODAY + dt.timedelta(days=20)
LATER = TODAY + dt.timedelta(days=400)
SECRET, PLAIN, DROPPED = "Zanzibar takeover", "Week view", "Quetzal portal"


@pytest.fixture
def kept(owner, product, team):
    """Three promises: one to be marked, one that moved over a year, one that was dropped."""
    facts = {"product": product, "team": team, "owner": owner, "promised_on": SOON}
    Initiative.objects.create(number=1, title=SECRET, state="doing", end_on=SOON, **facts)
    Initiative.objects.create(number=2, title=PLAIN, state="doing", end_on=LATER, **facts)
    Initiative.objects.create(number=3, title=DROPPED, state="dropped", end_on=SOON, **facts)
    lines = [
        line(n, title=title, promised_on=SOON.isoformat(), value=[7001, 7777, 8001])
        for n, title in ((1, SECRET), (2, PLAIN), (3, DROPPED))
    ]
    told = content(lines=lines)
    arbitration = Arbitration.objects.create(number=1, name="Q", first="2026-Q4")
    base = Baseline.objects.create(number=1, name="B", lines=[], digest=digest([]))
    row = Commitment(
        number=1, name="The quarter", arbitration=arbitration, baseline=base, content=told,
        digest=digest(told), at=timezone.now(), by=owner,
    )  # fmt: skip
    row.save()
    return row


def hide(owner, *numbers, audiences=("sales", "customers")):
    for number in numbers:
        keep_from(Initiative.objects.get(number=number), audiences, why="Not signed yet", by=owner)


def read(client, kept, owner, audience, said="en"):
    """Everything that a link gives: its page with its headers, and the text of its PDF."""
    _row, token = share(kept, audience, by=owner, days=7)
    page = client.get(reverse("commitment:shared", args=[token]) + f"?in={said}")
    paper = client.get(reverse("commitment:shared_pdf", args=[token]) + f"?in={said}")
    assert page.status_code == paper.status_code == 200
    for one in (page, paper):
        assert one.headers["Cache-Control"] == "private, no-store"
        assert one.headers["X-Robots-Tag"] == "noindex"
    assert paper.content.startswith(b"%PDF")
    return (
        page.content.decode()
        + str(page.headers)
        + str(paper.headers)
        + printed(kept, audience, said)
    )


def printed(kept, audience, said):
    """All that the PDF is made from."""
    with translation.override(said):
        it = roadmap(kept, audience, lang=said, today=TODAY)
        since = {"made": "", "changes": []}
        told = view(audience)
        return str(paper_of(it, told, since, lang=said, company="", name=kept.name, on=""))


def test_what_is_sensitive_is_in_no_line_no_count_and_no_change(kept, owner, client):
    hide(owner, 1, 3)
    body = read(client, kept, owner, Audience.SALES)
    assert PLAIN in body
    assert SECRET not in body
    assert DROPPED not in body
    assert "Not signed yet" not in body
    assert "To come: 1." in body
    assert "1 change" in body


def test_hiding_one_is_the_same_as_its_never_having_been(kept, owner):
    def told():
        return roadmap(kept, Audience.SALES, lang="en", today=TODAY)

    hide(owner, 1, 3)
    hidden = told()
    Initiative.objects.filter(number__in=[1, 3]).delete()
    assert told() == hidden


def test_sales_read_halves_and_no_day_no_value_no_odds_no_team_no_code(kept, owner, team, client):
    for said in ("en", "fr"):
        body = read(client, kept, owner, Audience.SALES, said)
        for finer in (
            SOON.isoformat(),
            LATER.isoformat(),
            "I-01",
            "I-02",
            "7777",
            team.name,
            "80 %",
        ):
            assert finer not in body
        months = {f"{LATER:%B} {LATER.year}", f"Q{(LATER.month + 2) // 3} {LATER.year}"}
        assert not any(one in body for one in months)
        assert str(LATER.year) in body


def test_the_board_reads_months_values_odds_and_teams(kept, owner, team, client):
    body = read(client, kept, owner, Audience.BOARD)
    assert team.name in body
    assert "7,777" in body


def test_customers_read_only_what_has_a_public_title(kept, owner, client):
    row = Initiative.objects.get(number=2)
    call_outside(row, fr="La semaine d’un coup d’œil", en="Your week at a glance", by=owner)
    body = read(client, kept, owner, Audience.CUSTOMERS)
    assert "Your week at a glance" in body
    for title in (SECRET, PLAIN, DROPPED, str(LATER.year)):
        assert title not in body.replace(f"{TODAY.year}", "")
    assert "La semaine" in read(client, kept, owner, Audience.CUSTOMERS, "fr")


def test_a_move_within_a_step_is_no_change(kept, owner):
    Initiative.objects.filter(number=2).update(end_on=SOON)
    moves = roadmap(kept, Audience.SALES, lang="en", today=TODAY).moves
    assert [one.what for one in moves] == ["removed"]


def test_what_was_taken_on_since_is_added(kept, owner, product):
    Initiative.objects.create(
        number=9, title="Late comer", state="planned", product=product, end_on=SOON
    )
    moves = roadmap(kept, Audience.COMPANY, lang="en", today=TODAY).moves
    assert ("added", "Late comer") in {(one.what, one.title) for one in moves}


def test_a_reason_is_asked_of_the_owner_and_read_outside_only_where_it_was_said_so(
    kept, owner, client
):
    def asked():
        return [one for one in waiting_for(owner) if "/reasons/" in one.url]

    assert not asked()
    share(kept, Audience.SALES, by=owner, days=7)
    assert any("/reasons/2/" in one.url for one in asked())
    row = Initiative.objects.get(number=2)
    explain(kept, row, words="The supplier went bankrupt", outside=False, by=owner)
    assert not any("/reasons/2/" in one.url for one in asked())
    assert "bankrupt" not in read(client, kept, owner, Audience.SALES)
    assert "bankrupt" in read(client, kept, owner, Audience.BOARD)
    explain(kept, row, words="The supplier went bankrupt", outside=True, by=owner)
    assert "bankrupt" in read(client, kept, owner, Audience.SALES)


def test_a_link_ends_by_its_day_by_hand_and_with_the_right_of_who_made_it(kept, owner, alice):
    link, token = share(kept, Audience.SALES, by=owner, days=7)
    assert open_link(token)
    type(link).objects.update(expires_at=timezone.now() - dt.timedelta(seconds=1))
    assert open_link(token) is None
    link, token = share(kept, Audience.SALES, by=owner, days=7)
    owner.role = "member"
    owner.save()
    fresh = type(owner).objects.get(pk=owner.pk)
    assert revoke_links_of(fresh, by=alice) == 1
    assert open_link(token) is None


def test_a_mark_says_why(kept, owner):
    with pytest.raises(DomainError):
        keep_from(Initiative.objects.get(number=1), ["sales"], why=" ", by=owner)


def test_the_page_marks_titles_and_shares(kept, owner, signed_in):
    client = signed_in(owner)
    url = reverse("commitment:outside", args=[kept.number, 1])
    client.post(url, {"hidden_from": ["sales"], "why": "Not signed", "fr": "Un", "en": "One"})
    page = reverse("commitment:audiences", args=[kept.number])
    assert SECRET not in roadmap_part(client.get(page + "?audience=sales"))
    assert SECRET in roadmap_part(client.get(page + "?audience=board"))
    done = client.post(
        reverse("commitment:share", args=[kept.number]) + "?audience=sales", {"days": 7}
    )
    assert "/r/" in client.get(done.url).content.decode()


def test_all_that_an_audience_may_be_told_can_be_kept_from_it(kept, owner, product, signed_in):
    Initiative.objects.create(
        number=9, title="Late comer", state="planned", product=product, end_on=SOON
    )
    client = signed_in(owner)
    page = client.get(reverse("commitment:audiences", args=[kept.number])).content.decode()
    for number in (1, 2, 3, 9):
        assert reverse("commitment:outside", args=[kept.number, number]) in page


def roadmap_part(answer):
    """What the audience reads, before what the maker manages."""
    return answer.content.decode().split('id="shares"')[0]
