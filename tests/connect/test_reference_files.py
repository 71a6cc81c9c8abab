"""The real files of PASSERELLE_REFERENCE_DATA come in whole."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from passerelle.connect.measures import convert, describe
from passerelle.connect.tracker import TrackerItem, read_tracker, sniff

FOLDER = os.environ.get("PASSERELLE_REFERENCE_DATA", "")
pytestmark = [
    pytest.mark.reference,
    pytest.mark.skipif(
        not FOLDER, reason="needs PASSERELLE_REFERENCE_DATA, the folder of real data"
    ),
]


@pytest.mark.parametrize(
    ("name", "items", "changes"), [("jdt", 10_814, 47_126), ("pde", 5_655, 20_065)]
)
def test_every_ticket_and_every_change_comes_through(name, items, changes):
    found = list(read_tracker(Path(FOLDER, "tracker", f"{name}.jira.json.gz")))
    assert all(isinstance(one, TrackerItem) for one in found)
    assert len({one.external_id for one in found}) == len(found) == items
    ids = [change.external_id for one in found for change in one.changes]
    assert len(set(ids)) == len(ids) == changes


@pytest.mark.parametrize(("name", "items"), [("jdt", 10_814), ("pde", 5_655)])
def test_the_csv_gives_the_same_tickets_without_history(name, items):
    path = Path(FOLDER, "tracker", f"{name}.jira.csv.gz")
    assert sniff(path).kind == "jira-csv"
    table = {one.external_id: one for one in read_tracker(path)}
    full = {one.external_id: one for one in read_tracker(path.with_name(f"{name}.jira.json.gz"))}
    assert len(table) == items
    assert table.keys() == full.keys()
    for identity, one in table.items():
        other = full[identity]
        assert (one.changes, one.precision) == (None, "minute")
        assert (one.key, one.status, one.assignee, one.reporter, one.components, one.labels) == (
            other.key,
            other.status,
            other.assignee,
            other.reporter,
            other.components,
            other.labels,
        )
        assert one.created == other.created.replace(second=0)


def test_page_views_keep_every_row_and_their_unknowns(tmp_path):
    import duckdb

    path = Path(FOLDER, "measures", "pageviews-hourly.parquet")
    target = tmp_path / "x.parquet"
    plan = describe(path)
    assert (plan.time, plan.values, plan.dimensions) == (
        "hour",
        ("pageviews",),
        ("i", "e", "c", "p", "l"),
    )
    assert convert(path, target, plan).rows == 1_597_889
    ask = "SELECT sum({}), count(*) FILTER (p = 'unknown'), count(DISTINCT {}) FROM '{}'"
    with duckdb.connect() as base:
        given = base.execute(ask.format("pageviews", "hour", path)).fetchall()
        assert base.execute(ask.format("value", "time", target)).fetchall() == given
