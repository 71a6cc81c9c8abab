"""Nothing is counted twice, nothing is lost, and a figure equals the one computed by hand."""

from __future__ import annotations

import os
import pathlib
from collections import defaultdict

import pytest

from passerelle.kpis.actions import add_load, refresh, remove_load
from passerelle.kpis.models import Load, RollUp, TypedValue
from passerelle.kpis.queries import series, value_at
from passerelle.kpis.store import roll_up
from tests.kpis.conftest import day

pytestmark = pytest.mark.django_db


def load(measure, path, alice, digest):
    return add_load(measure, path, file_name="x.csv", digest=digest, by=alice)


def values(measure, dimension=""):
    return {p.on.isoformat(): p.value for p in series(measure, dimension=dimension)}


def test_a_day_is_the_sum_of_its_rows(measure, parquet, alice):
    rows = [
        (day(0), 3, {"country": "FR"}),
        (day(0), 4, {"country": "DE"}),
        (day(1), 5, {"country": "FR"}),
    ]
    load(measure, parquet(rows), alice, "a")
    assert values(measure) == {"2026-03-02": 7, "2026-03-03": 5}


def test_the_same_file_twice_changes_nothing(measure, parquet, alice):
    path = parquet([(day(0), 3, {"country": "FR"})])
    assert load(measure, path, alice, "a").rows == 1
    again = load(measure, path, alice, "a")
    assert (again.rows, again.is_new, Load.objects.count()) == (0, False, 1)


def test_a_later_load_wins_where_it_overlaps(measure, parquet, alice):
    load(
        measure,
        parquet([(day(0), 3, {"country": "FR"}), (day(0), 1, {"country": "DE"})]),
        alice,
        "a",
    )
    load(
        measure,
        parquet([(day(0), 10, {"country": "FR"}), (day(1), 2, {"country": "FR"})]),
        alice,
        "b",
    )
    assert values(measure) == {"2026-03-02": 11, "2026-03-03": 2}


def test_undoing_a_load_shows_the_older_values_again(measure, parquet, alice):
    load(measure, parquet([(day(0), 3, {"country": "FR"})]), alice, "a")
    second = load(measure, parquet([(day(0), 10, {"country": "FR"})]), alice, "b")
    remove_load(second.load, by=alice)
    assert values(measure) == {"2026-03-02": 3}


def test_a_value_typed_by_hand_wins(measure, parquet, alice):
    load(measure, parquet([(day(0), 3, {"country": "FR"})]), alice, "a")
    TypedValue.objects.create(measure=measure, on=day(0).date(), value=99, by=alice)
    refresh(measure)
    assert values(measure) == {"2026-03-02": 99}


def test_an_unfinished_week_has_no_total_yet(measure, parquet, alice):
    measure.cadence = "week"
    measure.save()
    load(measure, parquet([(day(n), 1, {"country": "FR"}) for n in range(10)]), alice, "a")
    assert values(measure) == {"2026-03-08": 7, "2026-03-15": None}
    assert value_at(measure, day(30).date()).value == 7


def test_a_ratio_divides_sums_and_never_averages_ratios(measure, parquet, alice):
    measure.formula = "ratio"
    measure.cadence = "month"
    measure.save()
    load(
        measure,
        parquet([(day(0), 1, {"country": "FR"}, 2), (day(1), 1, {"country": "DE"}, 98)]),
        alice,
        "a",
    )
    assert values(measure) == {"2026-03-31": 0.02}


def test_a_level_is_that_of_the_last_day_summed_over_its_parts(measure, parquet, alice):
    measure.formula = "last"
    measure.cadence = "week"
    measure.save()
    rows = [(day(n), 10 + n, {"country": c}) for n in range(7) for c in ("FR", "DE")]
    load(measure, parquet(rows), alice, "a")
    assert values(measure) == {"2026-03-08": 32}


def test_parts_add_up_to_the_whole_and_the_rest_is_kept_together(measure, parquet, alice):
    rows = [(day(0), n + 1, {"country": f"C{n:02d}"}) for n in range(30)]
    load(measure, parquet(rows), alice, "a")
    parts = RollUp.objects.get(measure=measure, dimension="country").points
    assert len(parts) == 21
    assert sum(points[0][1] for points in parts.values()) == values(measure)["2026-03-02"] == 465


def test_quotes_in_names_and_values_are_only_text(measure, parquet, alice):
    measure.dimensions = ["co\"un'try"]
    measure.save()
    load(measure, parquet([(day(0), 3, {"co\"un'try": "l'a\"b"})]), alice, "a")
    parts = RollUp.objects.get(measure=measure, dimension="co\"un'try").points
    assert list(parts) == ["l'a\"b"]


@pytest.mark.reference
@pytest.mark.skipif(
    not os.environ.get("PASSERELLE_REFERENCE_DATA"), reason="needs PASSERELLE_REFERENCE_DATA"
)
def test_real_page_views_equal_a_separate_count(settings, tmp_path):
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    source = (
        pathlib.Path(os.environ["PASSERELLE_REFERENCE_DATA"]) / "measures/pageviews-hourly.parquet"
    )
    table = pq.read_table(source)
    time, value = table.column_names[0], table.column_names[-1]
    renamed = table.rename_columns(
        [{time: "time", value: "value"}.get(n, n) for n in table.column_names]
    )
    settings.DATA = tmp_path
    pq.write_table(renamed, tmp_path / "p.parquet")
    rolled = roll_up(["p.parquet"], formula="sum", cadence="day", dimensions=["c"])
    by_hand: dict[str, float] = defaultdict(float)
    days = pc.strftime(pc.cast(renamed["time"], "timestamp[us]"), format="%Y-%m-%d").to_pylist()
    for on, views in zip(days, renamed["value"].to_pylist(), strict=True):
        by_hand[on] += views
    assert {point[0]: point[2] for point in rolled.points} == pytest.approx(dict(by_hand))
    parts = sum(point[2] for points in rolled.by["c"].values() for point in points)
    assert parts == pytest.approx(sum(by_hand.values()))


@pytest.mark.parametrize(
    "name", ["load", "filename", "ends", "part", "final", "d0", 'a"b', "a'; drop table rows; --"]
)
def test_a_dimension_may_be_called_anything(measure, parquet, alice, name):
    measure.dimensions = [name]
    measure.save()
    for digest, value in (("a", 3), ("b", 4)):
        load(measure, parquet([(day(0), value, {name: "'); --"})]), alice, digest)
    assert values(measure) == {"2026-03-02": 4}, "the later file wins, whatever its columns are"
    assert RollUp.objects.get(measure=measure, dimension=name).points["'); --"][0][1] == 4
