"""Leaves: every value of a load lies in one day and one combination, and none is lost."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from passerelle.kpis.store import leaves as module
from passerelle.kpis.store.leaves import OTHER, leaves

DAYS = 5


def kept(folder: Path, name: str, rows: list[tuple[Any, ...]], *, ratio: bool = False) -> str:
    time, country, device, value = zip(*rows, strict=True)
    columns = {
        "time": list(time),
        "country": list(country),
        "device": list(device),
        "value": list(value),
    }
    if ratio:
        columns["denominator"] = [2.0 * v for v in value]
    pq.write_table(pa.table(columns), folder / name)
    return name


@pytest.fixture
def rows() -> list[tuple[Any, ...]]:
    rng = np.random.default_rng(7)
    return [
        (
            dt.datetime(2026, 1, 1 + int(rng.integers(DAYS)), int(rng.integers(24)), 0, 1 + n),
            str(rng.choice(["FR", "DE", "ES"])),
            str(rng.choice(["phone", "desktop"])),
            float(rng.integers(1, 9)),
        )
        for n in range(50)
    ]


def test_sums_and_counts_by_day_and_combination_are_those_of_the_rows(
    settings: Any, tmp_path: Path, rows: list[tuple[Any, ...]]
) -> None:
    settings.DATA = tmp_path
    (tmp_path / "measures").mkdir()
    found = leaves([kept(tmp_path, "a.parquet", rows)], dimensions=["country", "device"])
    assert found is not None and found.totals is None
    for d, day in enumerate(found.days):
        for leaf, (c, v) in enumerate(found.codes):
            same = [
                row[3]
                for row in rows
                if row[0].date() == day
                and row[1] == found.values[0][c]
                and row[2] == found.values[1][v]
            ]
            assert found.sums[d, leaf] == sum(same)
            assert found.counts[d, leaf] == len(same)


def test_a_ratio_keeps_its_denominators(
    settings: Any, tmp_path: Path, rows: list[tuple[Any, ...]]
) -> None:
    settings.DATA = tmp_path
    (tmp_path / "measures").mkdir()
    found = leaves([kept(tmp_path, "a.parquet", rows, ratio=True)], dimensions=["country"])
    assert found is not None and found.totals is not None
    assert found.totals.sum() == 2 * sum(row[3] for row in rows)


def test_a_day_without_rows_is_kept_empty(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    (tmp_path / "measures").mkdir()
    rows = [(dt.datetime(2026, 1, day), "FR", "phone", 3.0) for day in (1, 3)]
    found = leaves([kept(tmp_path, "a.parquet", rows)], dimensions=["country"])
    assert found is not None
    assert found.sums[:, 0].tolist() == [3.0, 0.0, 3.0]


def test_rare_values_are_one_and_nothing_is_lost(
    settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: list[tuple[Any, ...]]
) -> None:
    settings.DATA = tmp_path
    (tmp_path / "measures").mkdir()
    monkeypatch.setattr(module, "KEPT", 2)
    found = leaves([kept(tmp_path, "a.parquet", rows)], dimensions=["country"])
    assert found is not None
    assert len(found.values[0]) == 3 and OTHER in found.values[0]
    assert found.sums.sum() == sum(row[3] for row in rows)


def test_too_many_combinations_leave_the_last_dimension_out_and_say_so(
    settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: list[tuple[Any, ...]]
) -> None:
    settings.DATA = tmp_path
    (tmp_path / "measures").mkdir()
    monkeypatch.setattr(module, "MOST", 4)
    found = leaves([kept(tmp_path, "a.parquet", rows)], dimensions=["country", "device"])
    assert found is not None
    assert (found.dimensions, found.left_out) == (("country",), ("device",))
    assert found.sums.sum() == sum(row[3] for row in rows)


def test_a_date_misread_asks_for_the_last_days_only(
    settings: Any, tmp_path: Path, rows: list[tuple[Any, ...]]
) -> None:
    settings.DATA = tmp_path
    (tmp_path / "measures").mkdir()
    misread = (dt.datetime(26, 1, 1), "FR", "phone", 1.0)
    found = leaves(
        [kept(tmp_path, "a.parquet", [misread, *rows])], dimensions=["country", "device"], days=3
    )
    assert found is not None
    assert found.days == tuple(dt.date(2026, 1, day) for day in (3, 4, 5))
    assert found.counts.sum() == sum(row[0].day >= 3 for row in rows)


def test_no_load_no_leaves(settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    assert leaves([], dimensions=["country"]) is None
