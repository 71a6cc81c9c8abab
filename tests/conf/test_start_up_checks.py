"""What would lose data or fail later is said at the start, with the way out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.db import connection

from passerelle.conf import checks
from passerelle.conf.checks import database, surroundings
from passerelle.conf.environment import VARIABLES
from passerelle.conf.secrets import UNSET
from passerelle.people.models import Company

ROOT = Path(__file__).parent.parent.parent
GUIDE = (ROOT / "docs/guide/install.md").read_text(encoding="utf-8")


def ids(check) -> list[str]:
    found = list(check())
    assert all(message.hint for message in found), "every problem says what to do"
    return [str(message.id).removeprefix("passerelle.") for message in found]


@pytest.mark.django_db
def test_a_database_opened_deferred_is_refused(monkeypatch):
    if connection.vendor != "sqlite":
        assert ids(database.transaction_mode) == []
        return
    assert ids(database.transaction_mode) == []
    monkeypatch.setitem(connection.settings_dict, "OPTIONS", {"transaction_mode": "DEFERRED"})
    assert ids(database.transaction_mode) == ["E002"]
    monkeypatch.setitem(connection.settings_dict, "OPTIONS", {})
    assert ids(database.transaction_mode) == ["E002"], "it is SQLite's default"


def test_a_missing_secret_key_is_refused(settings):
    assert ids(surroundings.secret_key) == []
    settings.SECRET_KEY = UNSET
    assert ids(surroundings.secret_key) == ["E001"]


def test_a_data_folder_that_is_no_folder_is_refused(settings, tmp_path):
    settings.DATA = tmp_path / "new"
    assert ids(surroundings.data_folder) == []
    (tmp_path / "file").write_text("")
    settings.DATA = tmp_path / "file"
    assert ids(surroundings.data_folder) == ["E003"]


def test_a_data_folder_that_cannot_be_written_is_refused(settings, tmp_path, monkeypatch):
    settings.DATA = tmp_path
    monkeypatch.setattr(surroundings.os, "access", lambda *args: False)
    assert ids(surroundings.data_folder) == ["E003"]


def test_style_sheets_that_were_not_collected_are_said(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    assert ids(surroundings.static_files) == ["E005"]
    (tmp_path / "staticfiles.json").write_text("{}")
    assert ids(surroundings.static_files) == []


def test_mail_that_is_not_sent_is_a_warning(settings):
    settings.MAIL_IS_SENT = False
    assert ids(surroundings.mail) == ["W006"]


def test_a_server_open_to_the_network_is_looked_at(settings, monkeypatch):
    settings.PUBLIC_URL = "http://passerelle.example"
    settings.DEBUG = True
    assert ids(surroundings.exposure) == []
    monkeypatch.setenv("PASSERELLE_BIND", "0.0.0.0")
    assert ids(surroundings.exposure) == ["E010", "W011"]


@pytest.mark.django_db
def test_a_database_that_is_up_to_date_has_nothing_to_say(company):
    assert [i for check in checks.WITH_DATABASE for i in ids(check)] == []
    assert ids(database.reachable) == []


@pytest.mark.django_db
def test_missing_migrations_are_said(monkeypatch):
    monkeypatch.setattr(database.MigrationExecutor, "migration_plan", lambda *args: ["one"])
    assert ids(database.migrations) == ["E004"]


@pytest.mark.django_db
def test_an_unknown_time_zone_is_said(company):
    Company.objects.update(timezone="Europe/Atlantis")
    assert ids(database.time_zone) == ["E007"]


@pytest.mark.django_db
def test_an_old_postgres_is_refused(monkeypatch):
    if connection.vendor != "postgresql":
        assert ids(database.version) == []
        return
    assert ids(database.version) == []
    monkeypatch.setattr(database, "OLDEST_POSTGRES", 99)
    assert ids(database.version) == ["E008"]


@pytest.mark.django_db
def test_clocks_that_disagree_are_said(monkeypatch):
    monkeypatch.setattr(database, "DRIFT_SECONDS", -1)
    assert ids(database.clock) == (["W012"] if connection.vendor == "postgresql" else [])


@pytest.mark.django_db
def test_a_database_that_does_not_answer_is_said(monkeypatch):
    def fail():
        raise database.DatabaseError("connection refused\nmore")

    monkeypatch.setattr(connection, "ensure_connection", fail)
    assert ids(database.reachable) == ["E009"]


def test_every_check_is_documented_and_nothing_else():
    code = "".join(
        p.read_text(encoding="utf-8") for p in (ROOT / "passerelle/conf/checks").glob("*.py")
    )
    assert set(re.findall(r"`passerelle\.([EW]\d{3})`", GUIDE)) == set(
        re.findall(r'id="passerelle\.([EW]\d{3})"', code)
    )


def test_every_variable_is_documented_with_its_default():
    table = dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", GUIDE, flags=re.MULTILINE))
    assert set(table) >= {variable.name for variable in VARIABLES}
    for variable in VARIABLES:
        assert variable.meaning in table[variable.name]
        assert f"`{variable.default}`" in table[variable.name] or not variable.default
