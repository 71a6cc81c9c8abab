"""What a kill leaves half way is taken up by the next run, never published twice, and put away."""

from __future__ import annotations

import pytest
from django.conf import settings

from passerelle.delivery.models import WorkItem
from passerelle.sources import publication
from passerelle.sources.actions import pour
from passerelle.sources.actions.receive import INCOMING, blocks_of, interrupted, receive
from passerelle.sources.actions.sweep import sweep
from passerelle.sources.models import Import
from passerelle.trail.models import Event
from tests.sources.jira import as_json, issue
from tests.sources.test_what_imports_leave_is_swept import aged


class KilledError(BaseException):
    """kill -9, as far as one process can play it: nothing below handles it."""


def killed(*_: object, **__: object) -> None:
    raise KilledError


@pytest.fixture
def board(tmp_path):
    return as_json(tmp_path, [issue(1), issue(2)])


@pytest.fixture
def received(alice, board):
    return receive("tracker", blocks_of(board), name=board.name, by=alice, options={"tz": "UTC"})


def test_a_killed_command_is_taken_up_by_the_same_command(alice, board, received):
    again = interrupted("tracker", board, by=alice, options={"tz": "UTC"})
    assert again == received


def test_what_was_carried_out_or_read_otherwise_is_another_import(alice, bob, board, received):
    assert interrupted("tracker", board, by=alice, options={"tz": "Asia/Tokyo"}) is None
    assert interrupted("tracker", board, by=bob, options={"tz": "UTC"}) is None
    pour.run(received, by=alice)
    assert interrupted("tracker", board, by=alice, options={"tz": "UTC"}) is None


def test_two_runs_of_one_import_publish_it_once(alice, received):
    same = Import.objects.get(pk=received.pk)
    pour.run(received, by=alice)
    outcome = pour.run(same, by=alice)
    assert outcome.counts["created"] == 2
    assert WorkItem.objects.count() == 2
    assert Event.objects.filter(verb="imported").count() == 1


def test_a_run_killed_while_it_publishes_leaves_nothing_to_see(alice, received, monkeypatch):
    monkeypatch.setattr(publication, "record", killed)
    with pytest.raises(KilledError):
        pour.run(received, by=alice)
    assert not WorkItem.objects.exists()
    assert Import.objects.get().state == "received"


def test_problems_are_published_with_the_rows(alice, tmp_path, monkeypatch):
    """A kill right after the publication used to leave an import that did not say what it left out."""
    path = tmp_path / "roadmap.csv"
    path.write_text("Key,Title\nR-1,One\nR-2,\n")
    of = receive("initiatives", blocks_of(path), name=path.name, by=alice)
    monkeypatch.setattr(Import, "clear_workplaces", killed)
    with pytest.raises(KilledError):
        pour.run(of, by=alice)
    kept = Import.objects.get()
    assert (kept.state, kept.counts["refused"], len(kept.problems)) == ("published", 1, 1)


def test_what_killed_runs_staged_goes_once_one_ends(alice, received):
    left = received.folder / "run-killed"
    left.mkdir()
    (left / "rows.sqlite3").write_bytes(b"half")
    pour.run(received, by=alice)
    assert [path.name for path in received.folder.iterdir() if path.is_dir()] == []


def test_an_upload_that_was_killed_goes_after_a_day(alice, received):
    lost = settings.DATA / "staging" / f"{INCOMING}killed"
    lost.mkdir()
    sweep()
    assert lost.is_dir()
    aged(lost, 2)
    sweep()
    assert not lost.exists()
    assert received.file.is_file()
