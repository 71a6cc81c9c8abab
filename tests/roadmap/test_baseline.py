"""A frozen roadmap is never rewritten, and says what has moved since."""

import datetime as dt

import pytest

from passerelle.kernel.errors import DomainError
from passerelle.roadmap.actions import create, freeze, update
from passerelle.roadmap.drift import compare
from passerelle.roadmap.models import Baseline, Initiative
from passerelle.roadmap.queries import visible
from passerelle.roadmap.queries.lines import frozen_for, lines_of
from passerelle.roadmap.views import causes

pytestmark = pytest.mark.django_db


@pytest.fixture
def frozen(alice, initiative):
    return freeze(name="Commitment of the fourth quarter", by=alice)


def test_baselines_are_numbered_and_carry_the_digest_of_their_lines(alice, frozen):
    second = freeze(name="Again", by=alice)
    assert [frozen.number, second.number] == [1, 2]
    assert frozen.digest == second.digest
    assert Baseline.objects.get(number=1).is_intact


def test_a_baseline_can_neither_be_changed_nor_deleted(frozen):
    frozen.name = "Something else"
    with pytest.raises(DomainError):
        frozen.save()
    with pytest.raises(DomainError):
        frozen.delete()


def test_lines_altered_outside_are_seen(alice, frozen, signed_in):
    Baseline.objects.filter(pk=frozen.pk).update(
        lines=[{**frozen.lines[0], "end_on": "2027-01-01"}]
    )
    assert not Baseline.objects.get(pk=frozen.pk).is_intact
    assert "no longer matches" in signed_in(alice).get("/roadmap/baselines/1/").content.decode()


def test_nothing_moved_is_said(alice, frozen, signed_in):
    body = signed_in(alice).get("/roadmap/baselines/1/").content.decode()
    assert "has not moved" in body


def test_what_moved_was_added_or_left_is_told(alice, product, initiative, elsewhere, signed_in):
    freeze(name="T4", by=alice)
    later = {"end_on": dt.date(2026, 12, 18), "late_on": None, "bucket": "next"}
    update(initiative, by=alice, changes=later)
    update(elsewhere, by=alice, changes={"state": "dropped"})
    create(by=alice, title="New since", product=product)
    compared = compare(Baseline.objects.get().lines, lines_of(visible(alice)))
    assert [one.drift for one in compared.moved] == [7]
    assert [set(one.causes) for one in compared.causes] == [{"date", "also"}]
    assert [line["title"] for line in compared.added] == ["New since"]
    assert [line["title"] for line in compared.removed] == ["Sensor alerts"]
    body = signed_in(alice).get("/roadmap/baselines/1/").content.decode()
    assert "One date out of 1 is later" in body
    assert "+7" in body


def test_the_comparison_tells_what_changed_cause_by_cause(
    alice, product, initiative, elsewhere, signed_in
):
    cost = {"cost_low": 4, "cost_mid": 6, "cost_high": 9, "cost_unit": "person-weeks"}
    update(initiative, by=alice, changes=cost)
    freeze(name="T4", by=alice)
    changes = {
        "end_on": dt.date(2026, 12, 18),
        "late_on": None,
        "cost_mid": 8,
        "title": "Hors ligne",
    }
    update(initiative, by=alice, changes=changes)
    update(elsewhere, by=alice, changes={"state": "dropped"})
    create(by=alice, title="New since", product=product)
    shown = causes.table(compare(Baseline.objects.get().lines, lines_of(visible(alice))))
    kept, added, removed = shown["rows"]
    assert (kept["date"], kept["scope"]) == ("+14 days", "title")
    assert kept["cost"] == "6\u00a0person-weeks → 8\u00a0person-weeks"
    assert (added["title"], removed["title"]) == ("New since", "Sensor alerts")
    assert shown["counts"] | {"also": "0"} == {
        "date": "1", "value": "0", "cost": "1", "scope": "1", "also": "0", "added": "1", "removed": "1"
    }  # fmt: skip
    body = signed_in(alice).get("/roadmap/baselines/1/").content.decode()
    assert "Initiatives concerned" in body


def test_only_who_may_freeze_for_the_company_freezes(paula, bob, frozen, signed_in):
    for person in (paula, bob):
        assert signed_in(person).post("/roadmap/baselines/", {"name": "Mine"}).status_code == 404


def test_a_baseline_shows_only_the_products_one_sees(alice, paula, initiative, elsewhere):
    row = freeze(name="T4", by=alice)
    assert [line["number"] for line in frozen_for(paula, row)] == [1]


def test_the_ghost_of_the_baseline_stands_behind_the_bar(alice, initiative, frozen, signed_in):
    body = signed_in(alice).get("/roadmap/?view=timeline&baseline=1&from=2026-Q4").content.decode()
    assert 'class="ghost"' in body


def test_freezing_nothing_or_without_a_name_is_refused(alice, company, signed_in):
    with pytest.raises(DomainError):
        freeze(name="T4", by=alice)
    with pytest.raises(DomainError):
        freeze(name="  ", by=alice)


def test_what_was_added_since_is_counted_whole_and_shown_a_hundred_a_page(
    alice, frozen, product, signed_in
):
    for n in range(2, 105):
        Initiative.objects.create(number=n, title=f"Since {n}", product=product)
    first, second = (
        signed_in(alice).get(f"/roadmap/baselines/1/?page={page}").content.decode()
        for page in (1, 2)
    )
    assert (first.count("Since "), second.count("Since ")) == (100, 3)
    assert "<td>103</td>" in first
    assert "<td>103</td>" in second
