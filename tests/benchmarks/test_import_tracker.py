"""The real-tracker bar: on a small tracker made for the test, and on the reference one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from benchmarks.import_tracker import measured
from tests.sources.jira import as_csv, as_json, issue

FOLDER = os.environ.get("PASSERELLE_REFERENCE_DATA", "")
ISSUES = [
    issue(n, ("03-02", "ASSIGNED"), ("03-05", "RESOLVED")) if n % 3 else issue(n)
    for n in range(1, 31)
]


def told(rows):
    """What each step created, updated and brought of history, over its files."""
    found = {}
    for row in rows:
        before = found.get(row["step"], (0, 0, 0))
        added = (row["created"], row["updated"], row["changes"])
        found[row["step"]] = tuple(map(sum, zip(before, added, strict=True)))
    return found


@pytest.mark.slow
def test_a_tracker_comes_in_once_whatever_the_order(tmp_path):
    files = [str(as_json(tmp_path, ISSUES)), str(as_csv(tmp_path, ISSUES))]
    rows, share = measured(files, is_quick=True)
    assert told(rows) == {
        "first": (30, 0, 40),
        "again": (0, 0, 0),
        "poorer after": (0, 0, 0),
        "poorer first": (30, 0, 0),
        "richer after": (0, 30, 40),
    }
    assert share == pytest.approx(100 * 20 / 30)


@pytest.mark.slow
@pytest.mark.reference
@pytest.mark.skipif(not FOLDER, reason="needs PASSERELLE_REFERENCE_DATA, the folder of real data")
def test_a_real_tracker_comes_in_whole_and_once():
    """The smaller of the two: `python -m benchmarks.import_tracker` pours both, in both orders."""
    names = [f"pde.jira.{kind}.gz" for kind in ("json", "csv")]
    files = [str(Path(FOLDER, "tracker", name)) for name in names]
    rows, share = measured(files, both_ways=False, is_quick=True)
    steps = told(rows)
    assert steps["first"] == (5_655, 0, 20_065)
    assert steps["again"] == steps["poorer after"] == (0, 0, 0)
    assert round(share, 1) == 14.5
