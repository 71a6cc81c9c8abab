"""Real page views come in whole, once, and add up to what a query written apart finds."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from passerelle.kpis.models import Load, Measure, RollUp

FOLDER = os.environ.get("PASSERELLE_REFERENCE_DATA", "")


@pytest.mark.slow
@pytest.mark.reference
@pytest.mark.skipif(not FOLDER, reason="needs PASSERELLE_REFERENCE_DATA, the folder of real data")
def test_real_page_views_are_poured_in_once(pour_in):
    import duckdb

    path = Path(FOLDER, "measures", "pageviews-hourly.parquet")
    series = [{"column": "pageviews", "name": "Page views"}]
    first = pour_in(path, kind="measure", series=series)
    assert first.counts["created"] == 1_597_889
    assert pour_in(path, kind="measure", series=series).counts["created"] == 0
    measure = Measure.objects.get()
    assert (Load.objects.count(), measure.dimensions) == (1, ["i", "e", "c", "p", "l"])
    with duckdb.connect() as base:
        asked = base.execute("SELECT sum(pageviews) FROM read_parquet(?)", [str(path)])
        ((total,),) = asked.fetchall()
    parts = RollUp.objects.get(measure=measure, dimension="c").points
    assert sum(at[2] for one in parts.values() for at in one) == pytest.approx(total)
