"""Data of an earlier version: refused until upgraded, saved first, and what was saved restores as it was."""

from __future__ import annotations

import json
import zipfile

import pytest
from django.db import connection

from tests.cli.installation import empty

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
WORDS = ("--email", "anne@company.example", "--name", "Anne", "--company", "Belvédère")


@pytest.fixture
def older(tmp_path):
    """An installation whose tables are those of an earlier version: one app less, one constraint less.

    On PostgreSQL they are migrated from nothing; on SQLite tests/cli/test_init.py does that.
    """
    there = empty(tmp_path / "there")
    if connection.vendor == "sqlite":
        there.ready()
    back = [["manage", "migrate", *to] for to in (("mfa", "0002"), ("usersessions", "zero"))]
    assert [done.code for done in there.several(["init", *WORDS], *back)] == [0, 0, 0]
    return there


def test_it_is_refused_then_saved_then_brought_up_to_date(older, tmp_path):
    checked, refused = older.several(["check"], ["serve"])
    assert "passerelle.E004" in checked.err
    assert refused.code == 1
    assert "passerelle upgrade" in refused.err

    upgraded = older.run("upgrade")
    assert upgraded.code == 0, upgraded.err
    [saved] = (older.data / "backups").glob("before-upgrade-*.zip")
    assert str(saved) in upgraded.out
    checked, again = older.several(["check"], ["upgrade"])
    assert "passerelle.E004" not in checked.err
    assert again.out == "Up to date.\n", "there is nothing left to save"

    manifest = json.loads(zipfile.ZipFile(saved).read("manifest.json"))
    assert manifest["tables"]["mfa"].startswith("0002")
    assert manifest["content"] == "", "only the earlier version could read what it promises"

    back = empty(tmp_path / "back")
    restored, checked = back.several(["restore", str(saved)], ["check"])
    assert restored.code == 0, restored.err
    assert "passerelle.E004" in checked.err, "it is as it was"
    export = ["export", str(tmp_path / "out.zip"), "--json"]
    upgraded, exported = back.several(["upgrade", "--no-backup"], export)
    assert upgraded.code == 0, upgraded.err
    assert exported.json["digest"] == older.run(*export).json["digest"]
