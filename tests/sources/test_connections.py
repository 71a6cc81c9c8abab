"""A connection is added, tested, changed and deleted by who may; its password is kept sealed and never shown."""

from __future__ import annotations

import json

import duckdb
import pytest
from django.core import serializers
from django.urls import reverse

from passerelle.cli.archive.content import as_json, rows
from passerelle.cli.archive.files import kept_files
from passerelle.jobs.worker import run_waiting
from passerelle.kernel.errors import DomainError, InputError
from passerelle.sources.actions import connections as actions
from passerelle.sources.models import Connection
from passerelle.sources.places import reach, secret
from passerelle.sources.places.source import source_of
from passerelle.trail.actions import undo
from passerelle.trail.models import Deletion, Event
from tests.sources.shop import shop

pytestmark = pytest.mark.django_db
SECRET = "n0b0dy-reads-this"
SERVER = {"name": "Shop", "host": "db.shop.example", "base": "shop", "login": "reader"}
SERVER |= {"mode": "require", "seconds": 900, "password": SECRET}


def posted(client, kind, **facts):
    return client.post(f"{reverse('sources:new_connection')}?kind={kind}", facts)


@pytest.fixture
def guarded(signed_in, alice, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        assert posted(signed_in(alice), "postgres", **SERVER).status_code == 302
    return Connection.objects.get()


def test_a_folder_of_parquet_files_is_added_tested_and_said_to_be_read_only(
    signed_in, alice, settings, tmp_path
):
    settings.TABLES = str(shop(tmp_path))
    answer = posted(signed_in(alice), "parquet", name="Files", path="orders.parquet", seconds=60)
    run_waiting()
    page = signed_in(alice).get(answer["Location"]).content.decode()
    assert "It answers: 1 table seen, read-only" in page and "Make a measure" in page


def test_the_tables_of_a_duckdb_file_are_seen_and_nothing_else_of_the_disk(
    alice, settings, tmp_path
):
    settings.TABLES = str(shop(tmp_path))
    (tmp_path / "apart.csv").write_text("day\n2026-01-01\n")
    with duckdb.connect(str(tmp_path / "shop" / "shop.duckdb")) as base:
        base.execute(f"CREATE VIEW sly AS FROM read_csv('{tmp_path / 'apart.csv'}')")
    of = _files(alice, kind="duckdb", path="shop.duckdb")
    assert set(actions.test(of).tables) == {"main.orders", "main.sly"}
    from passerelle.connect.warehouse.open import opened

    with pytest.raises(InputError) as told, opened(source_of(of, "main.sly")) as session:
        session.columns()
    assert told.value.problem.code == "warehouse-refused"


def _files(by, *, kind="parquet", path="orders.parquet"):
    return actions.add_connection(
        Connection(name="Files", kind=kind, path=path), password="", by=by
    )


@pytest.mark.parametrize("path", ["../apart.csv", "/etc/passwd", "link.parquet"])
def test_no_path_leaves_the_folder_of_tables(signed_in, alice, settings, tmp_path, path):
    settings.TABLES = str(shop(tmp_path))
    (tmp_path / "apart.csv").write_text("day\n2026-01-01\n")
    (tmp_path / "shop" / "link.parquet").symlink_to(tmp_path / "apart.csv")
    answer = posted(signed_in(alice), "csv", name="Files", path=path, seconds=60)
    assert answer.status_code == 422 and not Connection.objects.exists()
    assert "is not under the folder of tables" in answer.content.decode()


def test_without_a_folder_of_tables_no_file_is_read(signed_in, alice, settings):
    settings.TABLES = ""
    answer = posted(signed_in(alice), "parquet", name="Files", path="a.parquet", seconds=60)
    assert answer.status_code == 422 and "PASSERELLE_TABLES" in answer.content.decode()


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "169.254.169.254", "::1", "0.0.0.0"])
def test_this_machine_and_its_own_link_are_out_of_reach_unless_they_are_named(settings, host):
    settings.REACH = []
    with pytest.raises(InputError) as told:
        reach.addresses(host, place="Shop")
    assert told.value.problem.code == "out-of-reach"
    settings.REACH = [host]
    assert reach.addresses(host, place="Shop")


def test_once_machines_are_named_no_other_is_reached(settings):
    settings.REACH = ["*.shop.example", "10.0.0.0/8"]
    assert reach.addresses("10.1.2.3", place="Shop") == ("10.1.2.3",)
    for host in ("192.0.2.1", "/var/run/postgresql"):
        with pytest.raises(InputError) as told:
            reach.addresses(host, place="Shop")
        assert told.value.problem.code == "out-of-reach"


def test_the_password_is_sealed_apart_and_shown_nowhere(guarded, signed_in, alice, settings):
    assert secret.opened(guarded) == SECRET and SECRET not in repr(source_of_parts(guarded))
    [kept] = (settings.DATA / "credentials").iterdir()
    assert SECRET not in kept.read_text() and kept.stat().st_mode & 0o777 == 0o600
    client = signed_in(alice)
    for name, args in (("connection", [guarded.pk]), ("edit_connection", [guarded.pk])):
        assert SECRET not in client.get(reverse(f"sources:{name}", args=args)).content.decode()
    told = [as_json(row) for model in (Connection, Event) for row in rows(model)]
    assert SECRET not in "".join(told) and kept.name not in "".join(told)
    assert not any("credentials" in name for name in kept_files(settings.DATA))


def source_of_parts(of):
    return [serializers.serialize("json", [of]), str(of), of.__dict__]


def test_a_password_is_never_sent_to_another_address(guarded, signed_in, alice):
    client, url = signed_in(alice), reverse("sources:edit_connection", args=[guarded.pk])
    moved = SERVER | {"host": "elsewhere.example", "password": ""}
    answer = client.post(url, moved)
    assert answer.status_code == 422 and "Type it again" in answer.content.decode()
    assert client.post(url, SERVER | {"name": "Renamed", "password": ""}).status_code == 302
    guarded.refresh_from_db()
    assert guarded.name == "Renamed" and secret.opened(guarded) == SECRET


def test_after_a_restore_without_its_file_the_page_asks_for_the_password(
    guarded, signed_in, alice, settings
):
    for path in (settings.DATA / "credentials").iterdir():
        path.unlink()
    assert secret.lost() == 1
    page = signed_in(alice).get(guarded.get_absolute_url()).content.decode()
    assert "must be typed again" in page
    actions.test(guarded)
    assert guarded.problem["code"] == "password-lost"


def test_another_secret_key_opens_it_through_the_fallbacks_and_seals_it_anew(guarded, settings):
    former, settings.SECRET_KEY = settings.SECRET_KEY, "another key, just as long as it should be"
    with pytest.raises(InputError):
        secret.opened(guarded)
    settings.SECRET_KEY_FALLBACKS = [former]
    assert secret.reseal() == 1 and secret.reseal() == 0
    settings.SECRET_KEY_FALLBACKS = []
    assert secret.opened(guarded) == SECRET


def test_a_deleted_connection_loses_its_password_at_once_even_when_put_back(
    guarded, alice, django_capture_on_commit_callbacks, settings
):
    with django_capture_on_commit_callbacks(execute=True):
        actions.remove_connection(guarded, by=alice)
    assert list((settings.DATA / "credentials").iterdir()) == []
    undo(Deletion.objects.get(), by=alice)
    back = Connection.objects.get()
    assert not secret.is_held(back) and SECRET not in json.dumps(Deletion.objects.get().rows)


def test_a_connection_that_feeds_a_measure_is_not_deleted(guarded, alice):
    from passerelle.kpis.models import Measure
    from passerelle.sources.models import Feed

    measure = Measure.objects.create(name="Orders", slug="orders")
    Feed.objects.create(connection=guarded, measure=measure, table="orders", time="day")
    with pytest.raises(DomainError):
        actions.remove_connection(guarded, by=alice)


def test_a_machine_that_is_not_known_is_said_in_both_languages(guarded, signed_in, alice):
    guarded.host = "nowhere.invalid"
    guarded.save()
    actions.test(guarded)
    assert guarded.problem["code"] == "unknown-host"
    client = signed_in(alice)
    assert "No machine bears that name" in client.get(guarded.get_absolute_url()).content.decode()
    alice.language = "fr"
    alice.save()
    assert "Aucune machine" in signed_in(alice).get(guarded.get_absolute_url()).content.decode()


@pytest.mark.parametrize("host", ["postgresql://shop/x", "user:pw@shop", "shop/../x", "a b"])
def test_an_address_with_more_than_a_machine_is_refused(signed_in, alice, host):
    answer = posted(signed_in(alice), "postgres", **SERVER | {"host": host})
    assert answer.status_code == 422 and SECRET not in answer.content.decode()


def test_bob_and_charlie_find_no_connection(guarded, signed_in, bob, charlie):
    for person in (bob, charlie):
        assert signed_in(person).get(guarded.get_absolute_url()).status_code == 404
