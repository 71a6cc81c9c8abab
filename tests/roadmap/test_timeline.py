"""Time: shifting, dragging, load, arrows."""

import datetime as dt

import pytest

from passerelle.kernel.errors import DomainError
from passerelle.kernel.periods import Quarter
from passerelle.people.models import Membership
from passerelle.roadmap import load
from passerelle.roadmap.actions import create, depend, need, shift, update
from passerelle.roadmap.models import Initiative
from passerelle.roadmap.queries.plan import loads_of

pytestmark = pytest.mark.django_db
WEEK = frozenset(range(5))
T4 = Quarter(2026, 4)


def again(row):
    return Initiative.objects.get(pk=row.pk)


def test_a_shift_moves_every_date_but_the_promise(alice, initiative):
    shift(initiative, days=7, by=alice, version=1)
    row = again(initiative)
    assert (row.start_on, row.end_on, row.late_on) == (
        dt.date(2026, 10, 12),
        dt.date(2026, 12, 11),
        dt.date(2026, 12, 25),
    )
    assert row.promised_on == dt.date(2026, 12, 11)


def test_a_bar_dragged_in_the_page_keeps_its_whisker(alice, initiative, signed_in):
    moved = {"start": "2026-10-12", "end": "2026-12-18", "version": "1"}
    answer = signed_in(alice).post("/roadmap/1/shift/", moved, headers={"HX-Request": "true"})
    assert answer.status_code == 302
    assert again(initiative).late_on == dt.date(2027, 1, 1)


def test_a_week_can_be_moved_without_a_script(alice, initiative, signed_in):
    signed_in(alice).post(
        "/roadmap/1/shift/", {"days": "-7", "version": "1", "next": "/roadmap/1/"}
    )
    assert again(initiative).start_on == dt.date(2026, 9, 28)


def test_a_drag_over_someone_elses_dates_is_a_conflict(alice, initiative, signed_in):
    update(initiative, by=alice, changes={"end_on": dt.date(2026, 12, 6)})
    answer = signed_in(alice).post("/roadmap/1/shift/", {"days": "7", "version": "1"})
    assert answer.status_code == 409
    assert again(initiative).end_on == dt.date(2026, 12, 6)


@pytest.mark.parametrize("body", [{"days": "soon"}, {"start": "x", "end": "y"}, {}])
def test_a_move_that_cannot_be_read_says_so(alice, initiative, signed_in, body):
    assert signed_in(alice).post("/roadmap/1/shift/", body).status_code == 422


def test_history_does_not_move(alice, initiative, elsewhere):
    update(initiative, by=alice, changes={"state": "delivered"})
    with pytest.raises(DomainError, match="history"):
        shift(again(initiative), days=7, by=alice)
    with pytest.raises(DomainError, match="no date"):
        shift(elsewhere, days=7, by=alice)


def test_working_days_follow_the_companys_week():
    monday, sunday = dt.date(2026, 11, 16), dt.date(2026, 11, 29)
    assert load.working_days(monday, sunday, week=WEEK) == 10
    assert load.working_days(monday, sunday, week={6}) == 2
    assert load.working_days(sunday, monday, week=WEEK) == 0


def test_a_half_time_person_brings_half_the_weeks():
    whole = load.Presence(dt.date(2026, 1, 1), None, 100)
    half = load.Presence(dt.date(2026, 1, 1), None, 50)
    quarter = load.available([whole], T4, week=WEEK)
    assert quarter == pytest.approx(66 / 5)
    assert load.available([half], T4, week=WEEK) == pytest.approx(quarter / 2)


def test_a_need_falls_in_each_quarter_by_its_working_days():
    asked = load.Need(dt.date(2026, 12, 21), dt.date(2027, 1, 15), 20)
    parts = [load.needed([asked], q, week=WEEK) for q in (T4, T4.shifted(1))]
    assert sum(parts) == pytest.approx(20)
    assert parts[0] == pytest.approx(20 * 9 / 20)


def test_no_one_on_the_team_or_no_need_said_gives_no_reading():
    assert load.Load(needed=3, available=0).ratio is None
    assert load.Load(needed=0, available=3).ratio is None


def test_the_load_of_a_team_counts_what_is_decided(alice, bob, team, company, product, initiative):
    need(initiative, team=team, trade="engineer", person_weeks=9, by=alice)
    dates = {"start_on": dt.date(2026, 10, 1), "end_on": dt.date(2026, 11, 1)}
    idea = create(by=alice, title="Only an idea", product=product, team=team, **dates)
    need(idea, team=team, trade="engineer", person_weeks=50, by=alice)
    create(by=alice, title="Says no need", product=product, team=team, state="planned", **dates)
    read = loads_of([team.pk], [T4], company=company)[team.pk]
    assert (read.people, read.quarters[0].silent) == (1, 1)
    assert read.quarters[0].needed == pytest.approx(9)
    assert read.quarters[0].available == pytest.approx(66 / 5)


def test_the_timeline_draws_bars_load_and_tense_dependencies(
    alice, bob, product, team, initiative, signed_in
):
    need(initiative, team=team, trade="engineer", person_weeks=90, by=alice)
    later = create(
        by=alice, title="Signature", product=product, team=team,
        start_on=dt.date(2026, 11, 20), end_on=dt.date(2027, 1, 20),
    )  # fmt: skip
    depend(later, needs=initiative, by=alice)
    page = signed_in(alice).get("/roadmap/?view=timeline&from=2026-Q4")
    body = page.content.decode()
    assert page.context["tension"] == "1 dependency, and it is tense"
    assert "dep--hot" in body
    assert "load--over" in body
    assert 'data-drag="/roadmap/1/shift/"' in body
    assert "style=" not in body


def test_a_fiscal_year_may_start_in_april(alice, company, initiative, signed_in):
    company.fiscal_month = 4
    company.save()
    page = signed_in(alice).get("/roadmap/?view=timeline&from=2026-Q3")
    assert page.context["period"] == "Q3 2026 to Q1 2027"
    assert [q.start for q in (Quarter(2026, 3, 4),)] == [dt.date(2026, 10, 1)]


def test_someone_who_only_reads_has_nothing_to_drag(bob, initiative, signed_in):
    assert "data-drag" not in signed_in(bob).get("/roadmap/").content.decode()


def test_presence_beyond_the_quarter_is_cut(bob, team):
    Membership.objects.filter(person=bob).update(end=dt.date(2026, 10, 2))
    left = load.Presence(dt.date(2025, 1, 1), dt.date(2026, 10, 2), 100)
    assert load.available([left], T4, week=WEEK) == pytest.approx(2 / 5)


def test_what_was_delivered_before_the_first_quarter_is_counted_not_drawn(
    alice, product, initiative, signed_in
):
    update(
        initiative,
        by=alice,
        changes={"state": "delivered", "delivered_on": dt.date(2020, 3, 2), "late_on": None},
    )
    body = signed_in(alice).get("/roadmap/", {"view": "timeline"}).content.decode()
    assert "1 initiative delivered before" in body
    assert 'class="tl__row" data-row' not in body
    asked = signed_in(alice).get("/roadmap/", {"view": "timeline", "state": "delivered"})
    assert 'class="tl__row" data-row' in asked.content.decode()
