"""Data of an earlier version: refused until upgraded, saved first, and what was saved restores as it was."""

from __future__ import annotations

import json
import zipfile

import pytest

from tests.cli.installation import empty

pytestmark = [pytest.mark.django_db(transaction=True)]
WORDS = ("--email", "anne@company.example", "--name", "Anne", "--company", "Belvédère")


@pytest.fixture
def older(tmp_path):
    """An installation whose tables are those of an earlier version: one app less, one constraint less."""
    there = empty(tmp_path / "there")
    assert there.run("init", *WORDS).code == 0
    for app, name in (("mfa", "0002"), ("usersessions", "zero")):
        assert there.run("manage", "migrate", app, name).code == 0
    return there


def test_it_is_refused_then_saved_then_brought_up_to_date(older, tmp_path):
    assert "passerelle.E004" in older.run("check").err
    refused = older.run("serve")
    assert refused.code == 1
    assert "passerelle upgrade" in refused.err

    upgraded = older.run("upgrade")
    assert upgraded.code == 0, upgraded.err
    [saved] = (older.data / "backups").glob("before-upgrade-*.zip")
    assert str(saved) in upgraded.out
    assert "passerelle.E004" not in older.run("check").err
    assert older.run("upgrade").out == "Up to date.\n", "there is nothing left to save"

    manifest = json.loads(zipfile.ZipFile(saved).read("manifest.json"))
    assert manifest["tables"]["mfa"].startswith("0002")
    assert manifest["content"] == "", "only the earlier version could read what it promises"

    back = empty(tmp_path / "back")
    assert back.run("restore", str(saved)).code == 0
    assert "passerelle.E004" in back.run("check").err, "it is as it was"
    assert back.run("upgrade", "--no-backup").code == 0
    digests = [
        one.run("export", str(tmp_path / "out.zip"), "--json").json["digest"]
        for one in (older, back)
    ]
    assert digests[0] == digests[1]
