"""After 30 days: a file that was never imported goes; of an import that was, what undo needed."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from passerelle.delivery.models import WorkItem
from passerelle.jobs.worker import run_waiting
from passerelle.sources.actions.asking import ask_run
from passerelle.sources.actions.receive import receive
from passerelle.sources.actions.sweep import sweep
from passerelle.sources.models import Import, Touched
from tests.sources.jira import as_json, issue


@pytest.fixture
def received(alice):
    """A file that was given and never imported."""
    sheet = [b"Key,Title\nR-1,One\n"]
    return receive("initiatives", sheet, name="roadmap.csv", by=alice)


def aged(folder: Path, days: int) -> None:
    """Everything happened that many days ago, the folder's last change included."""
    then = timezone.now() - timedelta(days=days)
    Import.objects.update(at=then)
    Import.objects.exclude(published_at=None).update(published_at=then)
    os.utime(folder, (then.timestamp(), then.timestamp()))


def test_a_file_that_was_never_imported_goes_after_thirty_days(received):
    aged(received.folder, 29)
    assert sweep() == 0
    assert received.file.is_file()
    aged(received.folder, 31)
    assert sweep() == 1
    assert not received.folder.exists()
    assert not Import.objects.exists()


def test_what_undo_needed_goes_and_the_import_stays(pour_in, tmp_path):
    of = pour_in(as_json(tmp_path, [issue(1), issue(2)]))
    aged(of.folder, 29)
    sweep()
    assert Touched.objects.exists()
    assert of.file.is_file()
    aged(of.folder, 31)
    assert sweep() == 0
    assert not Touched.objects.exists()
    assert not of.folder.exists()
    assert Import.objects.get().state == "published"
    assert WorkItem.objects.count() == 2


def test_an_import_that_was_swept_can_still_be_read(pour_in, signed_in, alice, tmp_path):
    path = tmp_path / "roadmap.csv"
    path.write_text("Key,Title\nR-1,One\nR-2,\n")
    of = pour_in(path, kind="initiatives")
    aged(of.folder, 31)
    sweep()
    answer = signed_in(alice).get(of.get_absolute_url())
    assert "is empty and is needed" in answer.content.decode()


def test_an_import_that_waits_for_the_worker_is_left_to_it(received, alice):
    ask_run(received, by=alice)
    aged(received.folder, 31)
    assert sweep() == 0
    run_waiting()
    received.refresh_from_db()
    assert received.state == "published"


def test_a_folder_whose_receiving_was_killed_goes_too(received, settings):
    lost = Path(settings.DATA) / "staging" / "999"
    lost.mkdir()
    sweep()
    assert lost.is_dir()
    aged(lost, 31)
    Import.objects.update(at=timezone.now())
    sweep()
    assert not lost.exists()
    assert received.file.is_file()
