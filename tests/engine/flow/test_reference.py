"""Flow on the real tracker, against a naive computation written separately."""

import gzip
import json
import os
import statistics
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from passerelle.engine.flow import (
    Columns,
    ItemHistory,
    StatusChange,
    StatusMap,
    coverage,
    cycle_time,
    derive_all,
    last_change,
    throughput,
    work_in_progress,
)

REFERENCE = os.environ.get("PASSERELLE_REFERENCE_DATA")
pytestmark = [
    pytest.mark.reference,
    pytest.mark.skipif(not REFERENCE, reason="needs PASSERELLE_REFERENCE_DATA"),
]
FORMAT = "%Y-%m-%dT%H:%M:%S.%f%z"


@pytest.fixture(scope="module")
def issues():
    found = []
    for name in ("jdt", "pde"):
        path = Path(REFERENCE) / "tracker" / f"{name}.jira.json.gz"
        with gzip.open(path, "rt") as file:
            found += json.load(file)["issues"]
    return found


@pytest.fixture(scope="module")
def histories(issues):
    return [_history(issue) for issue in issues]


@pytest.fixture(scope="module")
def columns(histories):
    return Columns.of(derive_all(histories, StatusMap.default()))


def _status_changes(issue):
    return [
        (datetime.strptime(entry["created"], FORMAT), change["fromString"], change["toString"])
        for entry in issue["changelog"]["histories"]
        for change in entry["items"]
        if change["field"] == "status"
    ]


def _history(issue):
    fields = issue["fields"]
    return ItemHistory(
        item=issue["key"],
        created=datetime.strptime(fields["created"], FORMAT),
        status_now=fields["status"]["name"],
        category_now=fields["status"]["statusCategory"]["key"],
        changes=tuple(StatusChange(*row) for row in _status_changes(issue)),
        resolved=datetime.strptime(fields["resolutiondate"], FORMAT),
    )


def _naive(issue):
    """(created, started, done) by walking the changes, one after another."""
    created = datetime.strptime(issue["fields"]["created"], FORMAT)
    started = done = None
    for position, (at, before, after) in enumerate(_status_changes(issue)):
        if position == 0 and before == "ASSIGNED":
            started = created
        if after == "ASSIGNED" and started is None:
            started = at
        finished = {"RESOLVED", "VERIFIED", "CLOSED"}
        if after in finished and before not in finished:
            done = at
        if after not in finished:
            done = None
    return created, started, done


def test_16_percent_of_the_items_have_a_start(columns):
    seen = coverage(columns, last_change(columns))
    assert (seen.items, f"{seen.share_started:.1%}") == (16_469, "15.8%")


def test_measures_agree_with_a_naive_computation(issues, columns):
    rows, as_of = [_naive(issue) for issue in issues], last_change(columns)
    assert as_of == max(at for row in rows for at in row if at)
    days = sorted((d - s) / timedelta(days=1) for _, s, d in rows if s and d)
    found = cycle_time(columns, as_of, weeks=None)
    assert found.estimate.count == len(days)
    assert found.estimate.mean == pytest.approx(statistics.fmean(days))
    for point in found.estimate.percentiles:
        assert sum(d <= point.value for d in days) >= point.percent * len(days) / 100
        assert sum(d < point.value for d in days) < point.percent * len(days) / 100
    going = work_in_progress(columns, as_of).estimate.count
    assert going == sum(1 for _, s, d in rows if s and not d)


def test_weekly_counts_agree_with_a_naive_computation(issues, columns):
    by_week = Counter()
    for issue in issues:
        done = _naive(issue)[2]
        if done:
            by_week[done.date() - timedelta(days=done.weekday())] += 1
    found = throughput(columns, last_change(columns), weeks=200).estimate
    assert found.counts == tuple(by_week[week] for week in found.weeks)
