"""Who hands a link over chooses which themes it tells and how coarse its dates are: never finer than the audience."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from passerelle.commitment.audiences import actions
from passerelle.commitment.audiences.periods import told
from passerelle.commitment.audiences.presets import PRESETS, allowed, view
from passerelle.commitment.audiences.told import roadmap
from passerelle.commitment.models import Audience, AudienceLink
from passerelle.commitment.models.audience import Grain
from passerelle.kernel.errors import DomainError
from passerelle.roadmap.models import Initiative, Theme
from tests.commitment.promised import frozen, line

TODAY = timezone.localdate()
SOON = TODAY + dt.timedelta(days=40)
DAYS = [TODAY + dt.timedelta(days=n) for n in range(0, 900, 7)]


@pytest.fixture
def themed(product, team):
    """Two themes and an initiative without one, all promised."""
    facts = {"product": product, "team": team, "state": "doing", "end_on": SOON}
    rows = []
    for number, name in enumerate(("Growth", "Debt", ""), start=1):
        theme = Theme.objects.create(name=name) if name else None
        title = f"Work on {name or 'nothing'}"
        rows.append(Initiative.objects.create(number=number, title=title, theme=theme, **facts))
    return frozen([line(row) for row in rows], product=product)


def page(client, token, said="en"):
    return client.get(reverse("commitment:shared", args=[token]) + f"?in={said}").content.decode()


def test_an_audience_may_be_told_its_own_dates_or_coarser_ones():
    for audience in Audience:
        assert allowed(audience)[0] == PRESETS[audience].grain
    assert Grain.QUARTER not in allowed(Audience.SALES)
    assert allowed(Audience.CUSTOMERS) == (Grain.HORIZON,)


def test_a_finer_link_is_refused_in_words(themed, owner):
    with pytest.raises(DomainError, match="no dates so fine"):
        actions.share(themed, Audience.SALES, by=owner, days=7, grain="month")
    assert not AudienceLink.objects.exists()


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("grain", Grain)
def test_no_choice_tells_apart_two_days_that_the_audience_does_not(audience, grain, company):
    """Whatever a link says in the database: what stands in one period of the audience stands in one of the link."""
    own, asked = view(audience), view(audience, grain=grain)
    if own.grain == Grain.QUARTER and asked.grain in {Grain.HALF, Grain.YEAR}:
        assert company.fiscal_month == 1  # where the fiscal year is the calendar’s
    known: dict[str, str] = {}
    for day in DAYS:
        first, then = (
            told(day, one.grain, today=TODAY, lang="en", step=one.step)[1] for one in (own, asked)
        )
        assert known.setdefault(first, then) == then


def test_a_link_by_year_says_years(themed, owner, client):
    _row, token = actions.share(themed, Audience.SALES, by=owner, days=7, grain="year")
    body = page(client, token)
    assert f">{SOON.year}<" in body
    assert f"H1 {SOON.year}" not in body and f"H2 {SOON.year}" not in body


def test_a_link_on_a_theme_tells_nothing_else_not_even_a_count(themed, owner, client):
    growth = Theme.objects.get(name="Growth")
    _row, token = actions.share(themed, Audience.COMPANY, by=owner, days=7, themes=[growth])
    body = page(client, token)
    assert "Work on Growth" in body and "To come: 1." in body
    assert "Work on Debt" not in body and "Work on nothing" not in body


def test_a_theme_deleted_later_opens_nothing_more(themed, owner, client):
    growth = Theme.objects.get(name="Growth")
    _row, token = actions.share(themed, Audience.COMPANY, by=owner, days=7, themes=[growth])
    growth.delete()
    body = page(client, token)
    assert "Work on" not in body


def test_the_form_offers_what_the_audience_may_read(themed, owner, signed_in):
    client = signed_in(owner)
    url = reverse("commitment:audiences", args=[themed.number])
    offered = client.get(url, {"audience": "sales"}).context["share_form"].fields["grain"].choices
    assert [value for value, _label in offered] == ["half", "year", "horizon"]
    share = reverse("commitment:share", args=[themed.number]) + "?audience=sales"
    debt = Theme.objects.get(name="Debt")
    client.post(share, {"label": "Fair", "days": "7", "grain": "year", "themes": [debt.pk]})
    made = AudienceLink.objects.get()
    assert (made.grain, made.themes) == ("year", [debt.pk])
    listed = client.get(url, {"audience": "sales"}).content.decode()
    assert "by year, Debt" in listed
    client.post(share, {"label": "Fair", "days": "7", "grain": "month"})
    assert AudienceLink.objects.count() == 1


def test_without_a_choice_a_link_is_what_it_was(themed, owner):
    plain = roadmap(themed, Audience.COMPANY, lang="en", today=TODAY)
    assert roadmap(themed, view(Audience.COMPANY), lang="en", today=TODAY) == plain
    assert len(plain.rows) == 3


@pytest.mark.parametrize("audience", Audience)
def test_only_who_stands_inside_reads_the_name_of_the_commitment(themed, owner, client, audience):
    _, token = actions.share(themed, audience, by=owner, days=7)
    is_named = themed.name in page(client, token)
    assert is_named == (audience in {Audience.BOARD, Audience.COMPANY})
