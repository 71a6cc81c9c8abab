"""`passerelle connect` and `passerelle import measure --from`: what the page of connections does, by who may do it."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from passerelle.cli.connect import connect_command
from passerelle.cli.imports import import_command
from passerelle.kpis.models import Measure, RollUp
from passerelle.sources.actions import feeds
from passerelle.sources.models import Connection, Feed
from passerelle.sources.places import secret
from passerelle.trail.models import Event
from tests.sources.shop import shop

pytestmark = pytest.mark.django_db
SECRET = "n0b0dy-reads-this"


@pytest.fixture(autouse=True)
def _house(settings, tmp_path, monkeypatch):
    settings.DATA = tmp_path / "data"
    settings.DATA.mkdir()
    settings.TABLES = str(shop(tmp_path))
    monkeypatch.delenv("PASSERELLE_CONNECTION_PASSWORD", raising=False)


def run(command, *words, by=None, code=0, **how):
    given = [*words, "--as", by.email] if by else list(words)
    done = CliRunner().invoke(command, given, catch_exceptions=False, **how)
    assert done.exit_code == code, done.output
    return done


def connect(*words, **how):
    return run(connect_command, *words, **how)


def measure(*words, **how):
    return run(import_command, "measure", *words, **how)


def added(alice, name="Shop", *words):
    return connect("add", name, "--kind", "duckdb", "--path", "shop.duckdb", *words, by=alice)


def test_alice_adds_a_connection_which_is_tested_at_once(alice):
    said = added(alice).output
    assert "“Shop” is kept." in said and "It answers: 1 table seen, read-only" in said
    assert "main.orders: amount, channel, country, ordered_at, visits" in said
    assert Event.objects.get(verb="created", actor_id=alice.pk)


def test_the_list_names_them_and_says_how_they_answered(alice):
    assert "No connection yet" in connect("list", by=alice).output
    added(alice)
    said = connect("list", by=alice).output
    assert "Shop" in said and "It answers" in said
    [told] = json.loads(connect("list", "--json", by=alice).stdout)
    assert (told["state"], told["is_read_only"]) == ("answers", True)
    assert told["tables"]["main.orders"]["amount"] == "number"


@pytest.mark.parametrize("how", ["file", "environment"])
def test_a_password_is_sealed_and_in_no_output(alice, tmp_path, monkeypatch, how):
    words = ["add", "Base", "--kind", "postgres", "--host", "nowhere.invalid", "--base", "shop"]
    words += ["--login", "reader", "--json"]
    if how == "file":
        (tmp_path / "word").write_text(SECRET + "\n")
        words += ["--password-file", str(tmp_path / "word")]
    else:
        monkeypatch.setenv("PASSERELLE_CONNECTION_PASSWORD", SECRET)
    done = connect(*words, by=alice, code=1)
    assert secret.opened(Connection.objects.get()) == SECRET
    assert json.loads(done.stdout)["code"] == "unknown-host"
    told = done.output + connect("list", "--json", by=alice).output
    assert SECRET not in told + json.dumps(list(Event.objects.values()), default=str)


def test_there_is_no_option_for_a_password_itself(alice):
    words = ["add", "Base", "--kind", "postgres", "--password", SECRET]
    assert "No such option" in connect(*words, by=alice, code=2).output


def test_another_machine_asks_for_the_password_again(alice, monkeypatch):
    monkeypatch.setenv("PASSERELLE_CONNECTION_PASSWORD", SECRET)
    where = ["--kind", "postgres", "--host", "db.example", "--base", "shop", "--login", "reader"]
    connect("add", "Base", *where, "--no-test", by=alice)
    monkeypatch.delenv("PASSERELLE_CONNECTION_PASSWORD")
    moved = ["change", "Base", "--host", "other.example", "--no-test"]
    assert "--password-file: Type it again" in connect(*moved, by=alice, code=2).stderr
    connect("change", "Base", "--seconds", "60", "--name", "Warehouse", "--no-test", by=alice)
    kept = Connection.objects.get()
    assert (kept.name, kept.seconds, kept.host) == ("Warehouse", 60, "db.example")
    assert secret.opened(kept) == SECRET


def test_a_first_look_at_a_table_keeps_nothing(alice):
    added(alice)
    words = ["try", "Shop", "--table", "main.orders", "--value", "amount", "--by", "country"]
    assert "country: 3 values" in connect(*words, by=alice).output
    told = json.loads(connect(*words, "--json", by=alice).stdout)
    assert len(told["lines"]) == 10 and told["time"] == "ordered_at"
    assert not Measure.objects.exists()
    assert "It answers" in connect("try", "Shop", by=alice).output


def test_it_is_removed_unless_a_measure_is_read_from_it(alice):
    added(alice)
    assert "was deleted" in connect("remove", "Shop", by=alice).output
    added(alice)
    measure("--from", "Shop", "--name", "Orders", by=alice)
    assert connect("remove", "Shop", by=alice, code=2).stderr
    assert Connection.objects.exists()


def test_a_table_becomes_a_measure_read_now_then_only_for_its_new_days(alice):
    added(alice)
    words = ["--from", "Shop", "--table", "main.orders", "--name", "Revenue", "--value", "amount"]
    words += ["--by", "country,channel", "--json"]
    told = json.loads(measure(*words, by=alice).stdout)
    assert told["measure"] == "revenue" and told["problem"] is None
    made = Feed.objects.get()
    assert made.measure.owner == alice and made.measure.dimensions == ["country", "channel"]
    assert len(RollUp.objects.get(measure=made.measure, dimension="").points) == 60
    assert feeds._since(made) is not None and feeds.ask_due() == 0
    measure(*words, by=alice)
    assert Feed.objects.count() == Measure.objects.count() == 1


def test_two_readings_at_once_keep_the_values_of_one(alice):
    added(alice)
    measure("--from", "Shop", "--name", "Orders", by=alice)
    late = Feed.objects.get()
    Feed.objects.update(load=None)
    Feed.objects.first().measure.loads.all().delete()
    first = Feed.objects.get()
    assert first.load is None and feeds.read(first, by=alice)
    late.load = None
    with pytest.raises(feeds.DomainError):
        feeds.read(late, by=alice)
    assert late.measure.loads.count() == 1


def test_a_dry_run_of_a_table_shows_its_last_days_and_makes_nothing(alice):
    added(alice)
    words = ["--from", "Shop", "--name", "Orders", "--by", "country", "--dry-run"]
    assert "country: 3 values" in measure(*words, by=alice).output
    assert not Measure.objects.exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["add", "X", "--kind", "parquet", "--host", "shop"], "--host does not go with parquet"),
        (["add", "X", "--kind", "parquet", "--path", "../x"], "--path: “../x” is not under"),
        (["add", "X", "--kind", "duckdb"], "--path: This field is required"),
        (["add", "Shop", "--kind", "duckdb", "--path", "shop.duckdb"], "NAME: "),
        (["try", "Nowhere"], "There is no connection “Nowhere”"),
        (["try", "Shop", "--table", "nothing"], "main.orders"),
        (["remove", "Nowhere"], "passerelle connect list"),
    ],
)
def test_what_cannot_be_is_said_with_what_to_do(alice, words, told):
    added(alice)
    assert told in " ".join(connect(*words, by=alice, code=2).stderr.split())
    assert Connection.objects.count() == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--table", "nothing"], "holds no table “nothing”"),
        (["--value", "colour"], "--value: Select a valid choice"),
        (["--denominator", "visits"], "--value: Choose the column"),
        (["--by", "colour"], "--by: Select a valid choice"),
        (["--formula", "mean"], "--formula: Select a valid choice"),
    ],
)
def test_a_measure_that_cannot_be_is_said_by_its_option(alice, words, told):
    added(alice)
    said = measure("--from", "Shop", "--name", "Orders", *words, by=alice, code=2).stderr
    assert told in " ".join(said.split()) and not Measure.objects.exists()


def test_a_place_that_refuses_is_kept_and_said_in_the_language_of_who_asks(alice, settings):
    added(alice)
    (settings.DATA.parent / "shop" / "shop.duckdb").unlink()
    assert "The file cannot be opened" in connect("try", "Shop", by=alice, code=1).stderr
    alice.language = "fr"
    alice.save()
    said = connect("try", "Shop", by=alice, code=1).stderr
    assert "Le fichier" in said
    assert "Il n’y a pas de connexion" in connect("try", "Nul", by=alice, code=2).stderr


def test_bob_and_charlie_manage_none(alice, bob, charlie):
    added(alice)
    for person in (bob, charlie):
        for words in (["list"], ["try", "Shop"], ["remove", "Shop"]):
            assert "may not manage connections" in connect(*words, by=person, code=2).stderr
        measure("--from", "Shop", "--name", "Orders", by=person, code=2)
    assert Connection.objects.get() and not Measure.objects.exists()
