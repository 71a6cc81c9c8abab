"""`passerelle import tracker --map`: said once, found again, here and on the page."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from passerelle.cli.imports import import_command
from passerelle.delivery.models import WorkItem
from passerelle.sources.models import SavedMapping
from passerelle.sources.preview import saved

TABLE = "Nr,What,Seen,Where it stands\nT-1,One,2026-03-01,Open\nT-2,Two,2026-03-02,Closed\n"
SAID = {"key": "Nr", "title": "What", "created": "Seen", "status": "Where it stands"}


@pytest.fixture
def pour_in(owner, settings, tmp_path):
    settings.DATA = tmp_path
    path = tmp_path / "tracker.csv"
    path.write_text(TABLE)

    def run(*words):
        done = CliRunner().invoke(import_command, ["tracker", str(path), *words, "--json"])
        return done.exit_code, json.loads(done.stdout)[0] if done.stdout else done.output

    return run


def pairs():
    return [word for name, column in SAID.items() for word in ("--map", f"{name}={column}")]


def test_without_it_the_missing_column_is_named(pour_in):
    code, told = pour_in()
    assert code == 2
    assert "“key” is missing" in told["refusal"]


def test_said_once_it_is_found_again(pour_in):
    code, told = pour_in(*pairs())
    assert (code, told["created"]) == (0, 2)
    assert WorkItem.objects.get(key="T-1").title == "One"
    assert saved("tracker", TABLE.splitlines()[0].split(",")).columns["mapping"] == SAID
    code, told = pour_in()
    assert (code, told["created"], told["updated"]) == (0, 0, 0)


def test_a_file_says_it_too_and_a_dry_run_keeps_nothing(pour_in, tmp_path):
    columns = tmp_path / "columns.json"
    columns.write_text(json.dumps(SAID))
    code, told = pour_in("--map", str(columns), "--dry-run")
    assert (code, told["created"]) == (0, 2)
    assert not SavedMapping.objects.exists()
    assert not WorkItem.objects.exists()


def test_a_field_or_a_column_that_does_not_exist_is_named(pour_in):
    code, told = pour_in("--map", "colour=Nr")
    assert code == 2
    assert "“colour” is not a field" in told["refusal"]
    code, told = pour_in(*pairs(), "--map", "status=Nowhere")
    assert code == 2
    assert "Nowhere" in told["refusal"]
    assert not SavedMapping.objects.exists()
