"""How such initiatives went is shown where ranges are typed, from those the reader sees; nothing is written by it."""

import datetime as dt

import numpy as np
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from passerelle.arbitration.queries import framed
from passerelle.arbitration.queries.past import delivered, paces_of
from passerelle.arbitration.queries.reference import Like, reference
from passerelle.kernel.finding import Refusal
from passerelle.people.models import Person, Product, Team
from passerelle.roadmap.actions import freeze
from passerelle.roadmap.models import Initiative, Theme
from passerelle.trail.models import Event

START = dt.date(2026, 1, 5)
RATIOS = (1.0, 1.2, 1.4, 1.6, 2.0)
FILL = "Fill in what such initiatives took"


def over(number, ratio, **facts):
    """Promised in a hundred days, delivered after as many as `ratio` says."""
    return Initiative.objects.create(
        number=number, title=f"Old {number}", state="delivered", start_on=START,
        promised_on=START + dt.timedelta(days=99),
        delivered_on=START + dt.timedelta(days=round(100 * ratio) - 1), **facts,
    )  # fmt: skip


@pytest.fixture
def debt(db):
    return Theme.objects.create(name="Debt", letter="D", kind="debt")


@pytest.fixture
def history(product, team, debt):
    return [
        over(100 + n, ratio, product=product, team=team, theme=debt)
        for n, ratio in enumerate(RATIOS)
    ]


def typed(product, team, debt, **more):
    return {
        "title": "Next", "state": "proposed", "bucket": "now", "product": product.pk, "team": team.pk,
        "theme": debt.pk, "value_unit": "k€", "value_months": 12, "cost_unit": "person-weeks",
        "evidence_count": 0, "cost_low": "8", "cost_mid": "12", "cost_high": "20",
        "start_on": "2027-01-01", "end_on": "2027-01-30", **more,
    }  # fmt: skip


def test_the_nearest_class_of_five_is_taken_and_the_nearer_ones_are_said_too_few(
    history, product, team, debt
):
    other = Team.objects.create(name="Data", slug="data", product=product)
    known = delivered(Initiative.objects.all())
    near = reference(Like("debt", team.pk, product.pk), known)
    assert (near.scope, near.narrower) == ("team-kind", ())
    wide = reference(Like("debt", other.pk, product.pk), known)
    assert (wide.scope, wide.narrower) == ("product-kind", (("team-kind", 0), ("team", 0)))
    assert wide.told.estimate.median == 1.4
    assert wide.told.estimate.kept == 1


def test_four_are_too_few_and_no_number_is_told(history, product, team, debt, alice, signed_in):
    history[0].delete()
    known = delivered(Initiative.objects.all())
    assert isinstance(reference(Like("debt", team.pk, product.pk), known).told, Refusal)
    text = signed_in(alice).get(reverse("roadmap:new")).content.decode()
    assert "Too few to tell: 4 initiatives" in text
    assert "times" not in text.split("How such initiatives went here")[1]
    assert FILL not in text


def test_a_promise_first_frozen_counts_more_than_the_one_it_became(history, alice):
    row = history[0]
    Initiative.objects.filter(pk=row.pk).update(state="doing", delivered_on=None)
    freeze(name="First", by=alice)
    Initiative.objects.filter(pk=row.pk).update(
        state="delivered", promised_on=START + dt.timedelta(days=199),
        delivered_on=START + dt.timedelta(days=199),
    )  # fmt: skip
    found = {one.number: one for one in delivered(Initiative.objects.all())}
    assert (found[row.number].ratio, found[row.number].kept) == (2.0, False)


def test_an_expected_end_is_no_promise(history):
    Initiative.objects.filter(pk=history[0].pk).update(promised_on=None, end_on=START)
    assert len(delivered(Initiative.objects.all())) == 4


def test_what_was_put_away_once_delivered_is_still_the_past(history, alice, signed_in):
    Initiative.objects.filter(pk=history[0].pk).update(archived_at=timezone.now())
    assert len(delivered(Initiative.objects.all())) == 5
    text = signed_in(alice).get(reverse("roadmap:new")).content.decode()
    assert "Too few to tell" not in text.split("How such initiatives went here")[1]


def test_the_form_shows_the_class_and_fills_its_fields_without_writing(
    history, product, team, debt, alice, signed_in
):
    client, events = signed_in(alice), Event.objects.count()
    answer = client.post(reverse("roadmap:new"), typed(product, team, debt, fill="1"))
    text = answer.content.decode()
    assert answer.status_code == 200
    assert 'name="cost_mid" value="17"' in text
    assert "2027-02-11" in text  # 42 days in place of 30
    assert "Nothing is kept until you save." in text
    assert FILL not in text
    assert not Initiative.objects.filter(title="Next").exists()
    assert Event.objects.count() == events


def test_filling_in_an_initiative_changes_it_only_once_it_is_saved(
    history, product, team, debt, alice, signed_in
):
    row = Initiative.objects.create(number=7, title="Next", product=product, team=team)
    url, data = reverse("roadmap:edit", args=[7]), typed(product, team, debt, version=1)
    assert "the same team" in signed_in(alice).get(url).content.decode()
    signed_in(alice).post(url, {**data, "fill": "1"})
    row.refresh_from_db()
    assert (row.cost_mid, row.version) == (None, 1)
    signed_in(alice).post(url, data)
    row.refresh_from_db()
    assert row.cost_mid == 12


def test_what_one_may_not_see_counts_for_nothing(history, debt, signed_in):
    elsewhere = Product.objects.create(name="Hidden", slug="hidden")
    manager = Person.objects.create_user("m@belvedere.example", "a long password", name="Max")
    manager.product_roles.create(product=elsewhere, role="pm")
    text = signed_in(manager).get(reverse("roadmap:new")).content.decode()
    assert "Too few to tell: 0 initiatives" in text


def test_under_eight_the_teams_have_no_pace_and_eight_give_them_one(
    arbitration, history, product, team, debt
):
    before = framed(arbitration)
    assert before.paces is None
    for n, ratio in enumerate(RATIOS):
        over(200 + n, ratio, product=product, team=team, theme=debt)
    after = framed(arbitration)
    assert after.paces.teams[0].count == 10
    assert after.surprise.pace[0] == pytest.approx(np.exp(np.log(RATIOS).mean()), rel=0.03)
    assert before.told == []
    assert before.told != after.told


def test_a_slow_team_makes_its_plan_late_and_its_solution_stale(
    arbitration, alice, solved, product, team, debt, signed_in
):
    from passerelle.arbitration.actions import add

    scenario = add(arbitration, by=alice, name="One")
    before = solved(scenario)
    for n in range(12):
        over(200 + n, RATIOS[n % 5] * 1.5, product=product, team=team, theme=debt)
    text = signed_in(alice).get(scenarios(arbitration)).content.decode()
    assert "have changed since" in text
    after = solved(scenario)
    assert after.found["paces"] == [12]
    first = {line["number"]: line["on_time"] for line in before.found["lines"]}
    late = {line["number"]: line["on_time"] for line in after.found["lines"]}
    both = set(first) & set(late)
    assert sum(late[n] for n in both) < sum(first[n] for n in both)
    how = reverse("arbitration:known", args=[arbitration.number, scenario.letter, "on_time"])
    assert (
        "comes from its own history (12 initiatives)" in signed_in(alice).get(how).content.decode()
    )


def scenarios(arbitration):
    return reverse("arbitration:scenarios", args=[arbitration.number])


def test_five_baselines_are_read_in_no_more_queries_than_one(history, alice):
    def read():
        with CaptureQueriesContext(connection) as seen:
            delivered(Initiative.objects.all())
        return len(seen)

    freeze(name="First", by=alice)
    few = read()
    for n in range(4):
        freeze(name=f"Then {n}", by=alice)
    assert read() == few


@pytest.mark.parametrize(
    "far",
    [
        {"start_on": "1000-01-01", "end_on": "9999-12-31"},
        {"start_on": "1000-01-01", "end_on": "9999-12-31", "late_on": "9999-12-31"},
        {"cost_low": "1e308", "cost_mid": "1e308", "cost_high": "1e308"},
    ],
)
def test_what_goes_beyond_the_calendar_or_any_count_fills_nothing(
    history, product, team, debt, alice, signed_in, far
):
    sent = typed(product, team, debt, **far)
    client = signed_in(alice)
    for more in ({}, {"fill": "1"}):
        answer = client.post(reverse("roadmap:new"), {**sent, "title": "", **more})
        assert answer.status_code in (200, 422)


def test_works_without_a_team_tell_what_works_of_as_many_teams_do(history, team):
    """Each stands alone: together they would be one more team, with a pace."""
    for n in range(4):
        over(200 + n, 1.0, product=team.product, team=team, theme=history[0].theme)
    for row in history:
        Initiative.objects.filter(pk=row.pk).update(team=None)
    alone = paces_of([team.pk])
    for row in history:
        other = Team.objects.create(name=row.title, slug=f"t-{row.number}", product=team.product)
        Initiative.objects.filter(pk=row.pk).update(team=other)
    assert alone.company.doubt == pytest.approx(paces_of([team.pk]).company.doubt)
