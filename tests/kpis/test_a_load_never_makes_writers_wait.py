"""Rolling up takes seconds on a million rows: it is done before the short transaction that publishes it."""

from __future__ import annotations

import os

import pytest
from django.db import connection

from passerelle.kpis import store
from passerelle.kpis.actions import add_load, change, forget_strays, loads, refresh, remove_load
from passerelle.kpis.models import Load
from passerelle.kpis.queries import series
from tests.kpis.conftest import day


def load(measure, path, alice, digest):
    return add_load(measure, path, file_name="x.csv", digest=digest, by=alice)


def values(measure):
    return [point.value for point in series(measure)]


@pytest.mark.django_db(transaction=True)
def test_rows_are_read_outside_the_transaction(measure, parquet, alice, monkeypatch):
    inside = []
    roll_up = store.roll_up

    def watched(*args, **kwargs):
        inside.append(connection.in_atomic_block)
        return roll_up(*args, **kwargs)

    monkeypatch.setattr(store, "roll_up", watched)
    added = load(measure, parquet([(day(0), 3, {"country": "FR"})]), alice, "a")
    refresh(measure)
    remove_load(added.load, by=alice)
    assert inside == [False, False, False]


@pytest.mark.django_db(transaction=True)
def test_a_load_that_comes_in_meanwhile_is_counted_too(measure, parquet, alice, monkeypatch):
    first = parquet([(day(0), 3, {"country": "FR"})])
    second = parquet([(day(1), 5, {"country": "FR"})])
    roll_up, came = store.roll_up, []

    def interrupted(*args, **kwargs):
        rolled = roll_up(*args, **kwargs)
        if not came:
            came.append(True)
            load(measure, second, alice, "b")
        return rolled

    monkeypatch.setattr(store, "roll_up", interrupted)
    load(measure, first, alice, "a")
    assert values(measure) == [3, 5]


@pytest.mark.django_db(transaction=True)
def test_a_measure_counted_otherwise_meanwhile_is_rolled_up_as_it_says(
    measure, parquet, alice, monkeypatch
):
    path = parquet([(day(0), 3, {"country": "FR"}), (day(0), 5, {"country": "ES"})])
    roll_up, came = store.roll_up, []

    def interrupted(*args, **kwargs):
        rolled = roll_up(*args, **kwargs)
        if not came:
            came.append(True)
            change(measure, by=alice, formula="mean")
        return rolled

    monkeypatch.setattr(store, "roll_up", interrupted)
    load(measure, path, alice, "a")
    assert values(measure) == [4]


@pytest.mark.django_db(transaction=True)
def test_a_file_given_again_while_it_is_undone_stays(
    measure, parquet, alice, monkeypatch, settings
):
    path = parquet([(day(0), 3, {"country": "FR"})])
    forget = loads._forget

    def late(kept):
        load(measure, path, alice, "a")
        return forget(kept)

    added = load(measure, path, alice, "a")
    monkeypatch.setattr(loads, "_forget", late)
    remove_load(added.load, by=alice)
    assert values(measure) == [3]
    assert (settings.DATA / Load.objects.get().path).is_file()


@pytest.mark.django_db(transaction=True)
def test_a_file_undone_while_it_is_given_again_is_stored_again(
    measure, parquet, alice, monkeypatch, settings
):
    roll_up = store.roll_up

    def undone(files, **kwargs):
        rolled = roll_up(files, **kwargs)
        (settings.DATA / files[0]).unlink()
        return rolled

    monkeypatch.setattr(store, "roll_up", undone)
    added = load(measure, parquet([(day(0), 3, {"country": "FR"})]), alice, "a")
    assert (settings.DATA / added.load.path).is_file()


@pytest.mark.django_db(transaction=True)
def test_the_same_file_poured_in_twice_at_once_is_one_load(measure, parquet, alice, monkeypatch):
    path = parquet([(day(0), 3, {"country": "FR"})])
    roll_up, came = store.roll_up, []

    def interrupted(*args, **kwargs):
        if not came:
            came.append(True)
            load(measure, path, alice, "a")
        return roll_up(*args, **kwargs)

    monkeypatch.setattr(store, "roll_up", interrupted)
    again = load(measure, path, alice, "a")
    assert (again.rows, again.is_new) == (0, False)
    assert Load.objects.count() == 1
    assert values(measure) == [3]


@pytest.mark.django_db(transaction=True)
def test_the_file_of_a_load_goes_only_once_it_is_undone(measure, parquet, alice, settings):
    added = load(measure, parquet([(day(0), 3, {"country": "FR"})]), alice, "a")
    kept = settings.DATA / added.load.path
    assert kept.exists()
    remove_load(added.load, by=alice)
    assert not kept.exists()
    assert values(measure) == []


@pytest.mark.django_db
def test_duckdb_spills_into_the_data_folder_and_fetches_nothing(measure, parquet, alice, settings):
    import duckdb

    from passerelle.kpis.store.rolling import config

    with duckdb.connect(config=config()) as base:
        asked = "SELECT current_setting('temp_directory'), current_setting('autoinstall_known_extensions')"
        where, fetches = base.execute(asked).fetchone()
    assert where.startswith(str(settings.DATA))
    assert not fetches


@pytest.mark.django_db
def test_the_file_of_a_load_that_was_killed_goes_after_a_day(measure, parquet, alice, settings):
    added = load(measure, parquet([(day(0), 3, {"country": "FR"})]), alice, "a")
    kept = settings.DATA / added.load.path
    killed = kept.with_name("killed.half")
    killed.write_bytes(b"PAR1")
    assert forget_strays() == 0
    for path in (kept, killed):
        os.utime(path, (0, 0))
    assert forget_strays() == 1
    assert kept.exists() and not killed.exists()
