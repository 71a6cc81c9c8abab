from __future__ import annotations

import datetime as dt

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from passerelle.kpis.models import Measure


@pytest.fixture(autouse=True)
def _own_store(settings, tmp_path):
    settings.DATA = tmp_path / "data"


@pytest.fixture
def parquet(tmp_path):
    """`parquet([(day, value, {dim: …}, denominator)])` writes a normalised file."""
    count = iter(range(1000))

    def write(rows):
        names = sorted({name for row in rows for name in row[2]})
        table = {
            "time": pa.array([row[0] for row in rows], pa.timestamp("us")),
            **{name: pa.array([row[2].get(name) for row in rows], pa.string()) for name in names},
            "value": pa.array([float(row[1]) for row in rows]),
        }
        if any(len(row) > 3 for row in rows):
            table["denominator"] = pa.array([float(row[3]) for row in rows])
        path = tmp_path / f"{next(count)}.parquet"
        pq.write_table(pa.table(table), path)
        return path

    return write


@pytest.fixture
def measure(company, product):
    return Measure.objects.create(
        name="Sign-ups", slug="sign-ups", formula="sum", cadence="day", dimensions=["country"], product=product
    )  # fmt: skip


def day(n: int, hour: int = 0) -> dt.datetime:
    return dt.datetime(2026, 3, 2, hour) + dt.timedelta(days=n)  # a Monday
