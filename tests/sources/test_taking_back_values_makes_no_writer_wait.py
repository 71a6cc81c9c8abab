"""Values of several measures are taken back in a short transaction: they are rolled up before it."""

from __future__ import annotations

import pytest
from django.db import connection

from passerelle.kpis import store
from passerelle.kpis.models import Load, Measure
from passerelle.kpis.queries import series
from passerelle.sources.actions.undo import undo

pytestmark = pytest.mark.django_db(transaction=True)
SERIES = [{"column": name, "name": name.title()} for name in ("visits", "orders")]


def poured(pour_in, tmp_path, name, *rows):
    path = tmp_path / name
    path.write_text("\n".join(["day,visits,orders", *rows]), encoding="utf-8")
    return pour_in(path, kind="measure", series=SERIES, time="day")


@pytest.fixture
def imports(pour_in, tmp_path):
    first = poured(pour_in, tmp_path, "first.csv", "2026-03-02,10,1", "2026-03-03,20,2")
    second = poured(pour_in, tmp_path, "second.csv", "2026-03-03,99,9", "2026-03-04,30,3")
    return first, second


def values(name):
    return [point.value for point in series(Measure.objects.get(name=name))]


def test_nothing_is_rolled_up_inside_the_transaction(imports, alice, monkeypatch):
    inside, roll_up = [], store.roll_up

    def watched(*args, **kwargs):
        inside.append(connection.in_atomic_block)
        return roll_up(*args, **kwargs)

    monkeypatch.setattr(store, "roll_up", watched)
    assert values("Visits") == [10, 99, 30]
    done = undo(imports[1], by=alice)
    assert (done.removed, done.left, inside) == (2, [], [False, False])
    assert (values("Visits"), values("Orders")) == ([10, 20], [1, 2])
    assert Load.objects.count() == 2


def test_a_load_that_comes_in_meanwhile_stays_and_counts(
    imports, pour_in, tmp_path, alice, monkeypatch
):
    roll_up, came = store.roll_up, []

    def interrupted(*args, **kwargs):
        rolled = roll_up(*args, **kwargs)
        if not came:
            came.append(True)
            poured(pour_in, tmp_path, "third.csv", "2026-03-05,50,5")
        return rolled

    monkeypatch.setattr(store, "roll_up", interrupted)
    undo(imports[1], by=alice)
    assert (values("Visits"), values("Orders")) == ([10, 20, 50], [1, 2, 5])
    assert imports[1].touched.exists() and Load.objects.count() == 4
