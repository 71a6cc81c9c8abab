"""`passerelle pack`: a draft or a frozen pack as a PDF; nothing is frozen that cannot be handed over."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from passerelle.board.models import Pack
from passerelle.cli.pack import pack_command
from passerelle.strategy.models import KeyResult, Objective

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(owner):
    above = Objective.objects.create(title="Grow", start="2026-01-01", end="2026-12-31")
    return KeyResult.objects.create(
        objective=above, title="Technicians", start_value=0, target_value=9,
        start_on="2026-01-01", target_on="2026-12-31",
    )  # fmt: skip


def run(*words):
    return CliRunner().invoke(pack_command, [str(word) for word in words])


def test_a_draft_is_not_kept_and_a_frozen_pack_is(told, tmp_path):
    draft = run("--out", tmp_path / "draft.pdf", "--json")
    assert draft.exit_code == 0, draft.output
    assert json.loads(draft.output)["pages"] == 1
    assert (tmp_path / "draft.pdf").read_bytes().startswith(b"%PDF")
    assert not Pack.objects.exists()
    frozen = run("--freeze", "--as-of", "2026-03-31", "--out", tmp_path / "pack.pdf", "--json")
    assert json.loads(frozen.output)["digest"] == Pack.objects.get().digest
    assert json.loads(frozen.output)["is_new"] is True


def test_a_pack_that_was_frozen_already_is_said_to_be(told, tmp_path):
    asked = ("--freeze", "--as-of", "2026-03-31", "--out", tmp_path / "pack.pdf")
    first, second, third = run(*asked), run(*asked), run(*asked, "--json")
    assert first.output.startswith("Frozen pack no. 1 of ")
    assert second.output.startswith("Pack no. 1 of ")
    assert "says exactly this already, nothing was frozen" in second.output
    assert json.loads(third.output)["is_new"] is False
    assert Pack.objects.count() == 1


@pytest.mark.parametrize("words", [(), ("--freeze",)])
def test_nothing_to_tell_leaves_nothing_behind(owner, tmp_path, words):
    done = run(*words, "--out", tmp_path / "pack.pdf")
    assert done.exit_code == 1
    assert not Pack.objects.exists() and not (tmp_path / "pack.pdf").exists()


def test_a_folder_that_is_not_there_is_said_before_anything_is_frozen(told, tmp_path):
    done = run("--freeze", "--out", tmp_path / "nowhere" / "pack.pdf")
    assert done.exit_code == 1 and "no folder" in done.output
    assert not Pack.objects.exists()


def test_no_figure_is_read_on_a_day_to_come(told, tmp_path):
    done = run("--as-of", "2199-01-01", "--out", tmp_path / "pack.pdf")
    assert done.exit_code == 2 and "Nothing can be read" in done.output
