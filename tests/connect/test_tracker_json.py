"""Jira's answer gives canonical items with every change, however the pages were saved."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from passerelle.connect.limits import Limits
from passerelle.connect.tracker import Account, TrackerItem, read_tracker, sniff
from passerelle.kernel.errors import InputError, InputProblem
from tests.connect.trackers import issue, saved


def read(path, **options):
    return list(read_tracker(path, **options))


def refused(path, **options):
    with pytest.raises(InputError) as caught:
        read(path, **options)
    return caught.value.problem


def test_an_issue_becomes_an_item(tmp_path):
    (item,) = read(saved(tmp_path / "x.json", {"issues": [issue()]}))
    assert (item.external_id, item.key, item.project) == ("1001", "TOUR-1", "TOUR")
    assert item.created == dt.datetime(2026, 3, 2, 8, 14, 33, tzinfo=dt.UTC)
    assert (item.status, item.status_category) == ("En cours", "doing")
    assert item.assignee == Account("a-1", "Nadia", "n@example.org")
    assert item.components == ("Mobile", "Core, old")
    assert (item.epic, item.estimate, item.priority) == ("TOUR-300", 3.0, "High")
    assert item.url == "https://tracker.example.org/browse/TOUR-1"
    assert (item.resolved, item.resolution, item.precision) == (None, "", "second")


def test_changes_come_one_by_one_oldest_first_with_ids_of_their_own(tmp_path):
    (item,) = read(saved(tmp_path / "x.json", {"issues": [issue()]}))
    assert [change.external_id for change in item.changes] == [
        "1001.0",
        "1001.1",
        "1002.0",
        "1002.1",
    ]
    assert [change.after for change in item.changes] == ["S1", "Nadia", "S2", "Nadia"]
    assert {change.field for change in item.changes} == {"status", "assignee"}
    assert (item.changes[1].before_id, item.changes[1].after_id) == (None, "a-1")


def test_an_answer_without_history_is_told_from_an_empty_one(tmp_path):
    bare, empty = issue(1), issue(2)
    del bare["changelog"]
    empty["changelog"] = {"total": 0, "histories": []}
    without, with_none = read(saved(tmp_path / "x.json", {"issues": [bare, empty]}))
    assert without.changes is None
    assert with_none.changes == ()


PAGES = [{"issues": [issue(1), issue(2)], "names": {"a": "b"}}, {"total": 3, "issues": [issue(3)]}]


@pytest.mark.parametrize(
    "content",
    [
        {"issues": [issue(1), issue(2), issue(3)]},
        [issue(1), issue(2), issue(3)],
        {"pages": PAGES},
        PAGES,
        "\n".join(json.dumps(page) for page in PAGES),
        "\n".join(json.dumps(issue(n)) for n in (1, 2, 3)),
        "\ufeff" + json.dumps(PAGES),
    ],
)
@pytest.mark.parametrize("name", ["x.json", "x.json.gz"])
def test_pages_may_be_saved_in_any_way(tmp_path, content, name):
    path = saved(tmp_path / name, content)
    assert [item.key for item in read(path)] == ["TOUR-1", "TOUR-2", "TOUR-3"]
    assert sniff(path).kind == "jira-json"


def test_a_bad_issue_is_told_and_the_others_go_on(tmp_path):
    path = saved(
        tmp_path / "x.json",
        {
            "issues": [
                issue(1),
                issue(2, created="soon"),
                {"key": "TOUR-9"},
                issue(1),
                issue(4, created=None),
            ]
        },
    )
    good, *problems = read(path)
    assert isinstance(good, TrackerItem)
    assert [(one.code, one.place.row, one.facts["item"]) for one in problems] == [
        ("bad-date", 2, "TOUR-2"),
        ("bad-item", 3, "TOUR-9"),
        ("duplicate-item", 4, "TOUR-1"),
        ("missing-value", 5, "TOUR-4"),
    ]


def test_a_history_cut_by_the_tracker_is_said(tmp_path):
    cut = issue()
    cut["changelog"]["total"] = 140
    item, problem = read(saved(tmp_path / "x.json", [cut]))
    assert len(item.changes) == 4
    assert (problem.code, problem.facts["given"], problem.facts["total"]) == (
        "partial-history",
        2,
        140,
    )


def test_a_change_without_date_is_told_and_the_item_kept(tmp_path):
    bad = issue()
    bad["changelog"]["histories"][0]["created"] = "?"
    item, problem = read(saved(tmp_path / "x.json", [bad]))
    assert len(item.changes) == 2
    assert isinstance(problem, InputProblem)
    assert (problem.code, problem.facts) == ("bad-history", {"item": "TOUR-1", "found": "?"})


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ('{"issues": [', "truncated-json"),
        ('{"issues": [{"id": "1", ', "truncated-json"),
        ('{"issues": [{"id" "1"}]}', "wrong-json"),
        ('{"errorMessages": ["not signed in"]}', "not-a-tracker-file"),
        ('{"issues": []}', "not-a-tracker-file"),
        ("[" * 100_000, "too-deep"),
        ('{"a":' * 100_000, "too-deep"),
        ("[1, 2]", "not-a-tracker-file"),
    ],
)
def test_json_that_is_no_tracker_s_is_refused(tmp_path, content, code):
    assert refused(saved(tmp_path / "x.json", content)).code == code


def test_one_item_may_not_fill_the_memory(tmp_path):
    huge = {"issues": [issue(1), issue(2, summary="x" * 3_000_000)]}
    problem = refused(saved(tmp_path / "x.json", huge), limits=Limits(item=1_000_000))
    assert (problem.code, problem.facts["what"]) == ("too-big", "item")


def test_a_cut_gzip_says_so(tmp_path):
    path = saved(tmp_path / "x.json.gz", {"issues": [issue(n) for n in range(1, 200)]})
    path.write_bytes(path.read_bytes()[:-200])
    assert refused(path).code == "truncated-gzip"


def test_bytes_that_are_not_utf8_are_refused(tmp_path):
    path = tmp_path / "x.json"
    path.write_bytes(json.dumps([issue(1)]).encode()[:-40] + b'\xe9"}]')
    assert refused(path).code in ("wrong-json", "truncated-json")
