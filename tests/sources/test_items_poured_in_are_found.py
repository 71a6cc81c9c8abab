"""What an import brings is found at once, and no longer once it is taken back."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from passerelle.desk import index
from passerelle.desk.models import SearchEntry
from passerelle.sources.actions.undo import undo
from tests.sources.jira import as_csv, as_json, issue

pytestmark = pytest.mark.django_db


def keys(alice, words):
    return sorted(entry.code for entry in index.search(alice, words) if entry.code)


def test_items_are_found_and_then_forgotten(pour_in, tmp_path, alice):
    of = pour_in(as_json(tmp_path, [issue(1), issue(2)]))
    assert keys(alice, "report") == ["TOUR-1", "TOUR-2"]
    assert keys(alice, "tour-2") == ["TOUR-2"]
    undo(of, by=alice)
    assert keys(alice, "report") == []
    assert not SearchEntry.objects.filter(object_type="delivery.workitem").exists()


def test_a_title_that_changes_is_found_as_it_is_and_back_as_it_was(pour_in, tmp_path, alice):
    pour_in(as_csv(tmp_path, [issue(1)]))
    later = issue(1, ("03-04", "ASSIGNED"), summary="Lost on the map")
    of = pour_in(as_json(tmp_path, [later]))
    assert keys(alice, "lost map") == ["TOUR-1"]
    assert keys(alice, "report 1") == []
    undo(of, by=alice)
    assert keys(alice, "report 1") == ["TOUR-1"]


def test_taking_back_asks_the_index_by_batches(pour_in, tmp_path, alice):
    def cost(count, project):
        of = pour_in(as_json(tmp_path, [issue(n, project=project) for n in range(1, count)]))
        with CaptureQueriesContext(connection) as seen:
            undo(of, by=alice)
        return len(seen)

    assert cost(60, "MANY") == cost(3, "FEW")


def test_the_file_itself_is_found(pour_in, tmp_path, alice):
    of = pour_in(as_json(tmp_path, [issue(1)]))
    assert of.get_absolute_url() in [entry.url for entry in index.search(alice, "tracker.json")]
