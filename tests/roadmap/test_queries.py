"""What others ask of the roadmap: who sees what, a quarter, costs."""

import datetime as dt

import pytest
from django.utils import timezone

from passerelle.kernel.periods import Quarter
from passerelle.roadmap.actions import create, update
from passerelle.roadmap.queries import cost_of, find_by_code, of_quarter, visible, writable

pytestmark = pytest.mark.django_db


def test_each_sees_the_products_of_their_roles(alice, bob, charlie, paula, initiative, elsewhere):
    assert visible(alice).count() == visible(bob).count() == 2
    assert list(visible(paula)) == list(writable(paula)) == [initiative]
    assert not visible(charlie).exists()
    assert not writable(bob).exists()


def test_an_initiative_is_found_by_its_code_its_number_or_its_file(alice, paula, initiative):
    foreign = create(by=alice, title="From a sheet", external_id="EPIC-9")
    assert find_by_code(alice, "i-01") == find_by_code(alice, " 1 ") == initiative
    assert find_by_code(alice, "EPIC-9") == foreign
    assert find_by_code(paula, "EPIC-9") is None
    assert find_by_code(alice, "") is find_by_code(alice, "I-99") is None


def test_a_quarter_holds_what_is_worked_on_promised_or_delivered(alice, initiative, elsewhere):
    update(elsewhere, by=alice, changes={"promised_on": dt.date(2027, 1, 15)})
    rows = of_quarter(alice, Quarter(2026, 4))
    assert [row.code for row in rows] == ["I-01"]
    assert (rows[0].team, rows[0].end) == ("Mobile", dt.date(2026, 12, 4))
    assert [row.code for row in of_quarter(alice, Quarter(2027, 1))] == ["I-02"]


def test_what_was_promised_and_is_not_delivered_comes_along(alice, product):
    today = timezone.localdate()
    now = Quarter.of(today)
    late = create(by=alice, title="Late", product=product, promised_on=now.start - dt.timedelta(9))
    assert [row.code for row in of_quarter(alice, now)] == [late.code]
    assert of_quarter(alice, now.shifted(1)) == []
    before = {"state": "delivered", "delivered_on": now.start - dt.timedelta(1)}
    update(late, by=alice, changes=before)
    assert of_quarter(alice, now) == []
    update(late, by=alice, changes={"delivered_on": today})
    assert [row.code for row in of_quarter(alice, now)] == [late.code]


def test_what_was_delivered_before_its_expected_end_is_over(alice, product):
    now = Quarter.of(timezone.localdate())
    early = now.start - dt.timedelta(20)
    create(
        by=alice, title="Early", product=product, start_on=early - dt.timedelta(20), end_on=now.end,
        state="delivered", delivered_on=early,
    )  # fmt: skip
    assert of_quarter(alice, now) == []
    assert len(of_quarter(alice, now.shifted(-1))) == 1


def test_a_dropped_initiative_leaves_the_quarter(alice, initiative):
    update(initiative, by=alice, changes={"state": "dropped"})
    assert of_quarter(alice, Quarter(2026, 4)) == []


def test_costs_add_up_by_unit_and_say_what_has_no_range(alice, product, initiative, elsewhere):
    three = {"cost_low": 1.0, "cost_mid": 2.0, "cost_high": 3.0}
    create(by=alice, title="Same unit", product=product, **three)
    create(by=alice, title="In weeks", product=product, cost_unit="weeks", **three)
    costs = cost_of(alice)
    tournees = next(line for line in costs.by_product if line.name == "Tournées")
    assert tournees.sums["k€"].mid == 22
    assert tournees.sums["weeks"].high == 3
    assert (costs.total.counted, costs.total.without_range) == (3, 1)


def test_what_is_delivered_or_dropped_costs_no_more(alice, initiative):
    update(initiative, by=alice, changes={"state": "dropped"})
    assert cost_of(alice).total.counted == 0
