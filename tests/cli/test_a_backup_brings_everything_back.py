"""A backup restored in an empty installation holds the same; anything doubtful is refused before it harms."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
import zipfile
from pathlib import Path

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.db import connection

from passerelle.cli.archive import backup
from passerelle.cli.archive.backup import back_up
from passerelle.cli.archive.export import export
from passerelle.cli.archive.restore import read_manifest, restore
from passerelle.kernel.errors import DomainError
from passerelle.kpis.models import Load, Measure
from passerelle.people.models import Person, Product
from passerelle.trail.actions import delete, record
from tests.cli.installation import empty

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("second_connection")]

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def written(owner, alice, bob, product, signed_in):
    """A company with facts, a deletion, a session, and files."""
    record("created", product, by=alice)
    delete(Product.objects.create(name="Gone", slug="gone"), by=alice)
    signed_in(alice)
    TOTP.activate(alice, SECRET)
    RecoveryCodes.activate(alice)
    for name in ("measures/1/a.parquet", "uploads/a.csv"):
        path = Path(settings.DATA) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"PAR1 not read here" if "parquet" in name else b"a,b\n1,2\n")
    (Path(settings.DATA) / "measures/1/a.parquet").unlink()
    yield
    (Path(settings.DATA) / "uploads/a.csv").unlink()


@pytest.fixture
def archive(written, tmp_path):
    target = tmp_path / "backup.zip"
    back_up(target)
    return target


def changed(archive: Path, **contents: bytes) -> Path:
    """The same archive with entries replaced or added."""
    other = archive.with_name("changed.zip")
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(other, "w") as new:
        for name in {*old.namelist(), *contents}:
            new.writestr(name, contents.get(name) or old.read(name))
    return other


def test_what_is_restored_is_what_was_saved(archive, tmp_path):
    there = empty(tmp_path / "there")
    _kill_half_way(there.data)
    restored = there.run("restore", str(archive), "--json")
    assert restored.code == 0, restored.err
    exported = there.run("export", str(tmp_path / "out.zip"), "--json")
    assert exported.code == 0, exported.err
    assert exported.json["digest"] == restored.json["content"]
    assert exported.json["digest"] == export(tmp_path / "here.zip")["digest"]
    assert (there.data / "uploads/a.csv").read_bytes() == b"a,b\n1,2\n"
    assert not (there.data / "measures").exists() and not (there.data / ".restoring").exists()
    assert there.run("restore", str(archive)).code == 1, "it is not empty any more"


def _kill_half_way(data: Path) -> None:
    """What a restore leaves when it is killed after its files, before its database."""
    (data / "measures/7").mkdir(parents=True)
    (data / "measures/7/of-another-archive.parquet").write_bytes(b"PAR1")
    (data / ".restoring").touch()


def test_a_restore_killed_once_the_database_was_filled_is_found_whole(archive):
    mark = Path(settings.DATA) / ".restoring"
    mark.touch()
    assert restore(archive) == read_manifest(archive)
    assert not mark.exists()


def test_work_done_since_a_killed_restore_is_not_overwritten(archive, alice):
    mark = Path(settings.DATA) / ".restoring"
    mark.touch()
    record("created", alice, by=alice)
    try:
        with pytest.raises(DomainError, match="already data"):
            restore(archive)
    finally:
        mark.unlink()


@pytest.mark.one_database("pg_dump reads what is committed, and the rows of a test never are")
def test_a_file_that_came_and_went_meanwhile_is_not_missed(written, product, tmp_path, monkeypatch):
    """Poured in after the files were held, undone before they were held again: the database speaks of it."""
    measure = Measure.objects.create(name="M", slug="m", product=product)
    held, calls = backup.hold, []
    moment = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    facts = {"rows": 1, "first": moment, "last": moment, "digest": "d", "file_name": "m.csv"}

    def meanwhile(*given):
        calls.append(Load.objects.all().delete() if calls else None)
        found = held(*given)
        if len(calls) == 1:
            Load.objects.create(measure=measure, path="measures/1/gone.parquet", **facts)
        return found

    monkeypatch.setattr(backup, "hold", meanwhile)
    manifest = back_up(tmp_path / "backup.zip")
    assert len(calls) == 4
    assert manifest.content == export(tmp_path / "out.zip")["digest"]


def test_no_secret_leaves(archive, tmp_path):
    with zipfile.ZipFile(archive) as box:
        assert not [n for n in box.namelist() if "secret" in n or "accounts" in n or "static" in n]
        box.extract("database", tmp_path)
    if connection.vendor == "sqlite":
        copy = sqlite3.connect(tmp_path / "database")
        assert copy.execute("SELECT COUNT(*) FROM django_session").fetchone() == (0,)
        assert copy.execute("SELECT COUNT(*) FROM people_person").fetchone() == (3,)
        copy.close()
    assert SECRET.encode() not in (tmp_path / "database").read_bytes()
    assert archive.stat().st_mode & 0o077 == 0


def test_a_full_installation_is_not_overwritten(archive):
    with pytest.raises(DomainError, match="already data"):
        restore(archive)
    assert Person.objects.count() == 3


def test_a_damaged_archive_is_refused_and_nothing_is_written(archive, tmp_path):
    there = empty(tmp_path / "there")
    other = changed(archive, **{"uploads/a.csv": b"a,b\n1,3\n"})
    answer = there.run("restore", str(other))
    assert answer.code == 1
    assert "digest differs" in answer.err
    assert not list(there.data.glob("**/*.csv")) and not list(there.data.glob("*.sqlite3"))
    assert there.run("restore", str(archive)).code == 0, "a failed restore leaves the place empty"


def test_an_archive_cannot_write_outside(archive):
    manifest = json.loads(zipfile.ZipFile(archive).read("manifest.json"))
    manifest["files"]["../evil"] = "0"
    other = changed(archive, **{"manifest.json": json.dumps(manifest).encode(), "../evil": b"x"})
    with pytest.raises(DomainError, match="promises"):
        read_manifest(other)


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04 cut short"])
def test_what_is_no_archive_says_so(tmp_path, content):
    (tmp_path / "x.zip").write_bytes(content)
    with pytest.raises(DomainError, match="not a backup"):
        read_manifest(tmp_path / "x.zip")
    with pytest.raises(DomainError, match="no file"):
        read_manifest(tmp_path / "absent.zip")


def test_another_kind_of_database_is_said(archive):
    manifest = json.loads(zipfile.ZipFile(archive).read("manifest.json"))
    other = changed(
        archive, **{"manifest.json": json.dumps({**manifest, "kind": "oracle"}).encode()}
    )
    with pytest.raises(DomainError, match="made on oracle"):
        restore(other)


def test_an_archive_of_later_tables_is_said(archive):
    manifest = json.loads(zipfile.ZipFile(archive).read("manifest.json"))
    newer = json.dumps({**manifest, "tables": {"people": "9999_later"}}).encode()
    with pytest.raises(DomainError, match=r"newer than"):
        restore(changed(archive, **{"manifest.json": newer}))
