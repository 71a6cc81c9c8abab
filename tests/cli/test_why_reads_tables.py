"""`passerelle why --from` gives of a table where it lies the finding that its rows in a file give."""

from __future__ import annotations

import csv
import json

import duckdb
import psycopg
import pytest
from click.testing import CliRunner

from benchmarks import private_postgres
from passerelle.cli.why import why_command
from passerelle.sources.actions import connections
from passerelle.sources.models import Connection
from tests.cli.stories import COLUMNS, signups


def why(*words, code=0):
    done = CliRunner().invoke(why_command, list(words), catch_exceptions=False)
    assert done.exit_code == code, done.output
    return done


def finding(*words):
    """All that was concluded; what was read and guessed is told apart."""
    told = json.loads(why(*words, "--json").stdout)
    del told["read"]
    return told


@pytest.fixture(scope="module")
def shop(tmp_path_factory):
    """The same rows as CSV, Parquet and a DuckDB file."""
    folder = tmp_path_factory.mktemp("tables")
    with (folder / "signups.csv").open("w", newline="") as file:
        csv.writer(file).writerows([COLUMNS, *signups()])
    with duckdb.connect(str(folder / "shop.duckdb")) as base:
        base.execute("CREATE TABLE signups (date DATE, device TEXT, country TEXT, signups INT)")
        base.executemany("INSERT INTO signups VALUES (?, ?, ?, ?)", list(signups()))
        base.execute(f"COPY signups TO '{folder / 'signups.parquet'}' (FORMAT parquet)")
    return folder


@pytest.fixture(scope="module")
def of_the_file(shop):
    return finding(str(shop / "signups.csv"))


def test_a_duckdb_table_and_a_parquet_file_give_the_finding_of_the_file(shop, of_the_file):
    assert of_the_file["estimate"]["movement"]["since"] == "2026-10-12"
    base = ("--from", str(shop / "shop.duckdb"), "--table", "signups")
    assert finding(*base) == of_the_file
    assert finding("--from", str(shop / "signups.parquet")) == of_the_file


@pytest.mark.postgres
@pytest.mark.skipif(not private_postgres.is_there(), reason=private_postgres.MISSING)
def test_a_postgresql_table_gives_the_finding_of_the_file(of_the_file):
    pytest.importorskip("ibis", reason="needs ibis-framework[postgres]")
    with private_postgres.server() as url:
        with psycopg.connect(url) as base:
            base.execute("CREATE TABLE signups (date date, device text, country text, signups int)")
            with base.cursor().copy("COPY signups FROM STDIN") as copy:
                for row in signups():
                    copy.write_row(row)
        assert finding("--from", url, "--table", "public.signups") == of_the_file


@pytest.mark.django_db
def test_a_connection_is_read_by_who_may_and_by_nobody_else(
    shop, of_the_file, settings, alice, bob
):
    settings.TABLES = str(shop)
    made = Connection(name="Shop", kind="duckdb", path="shop.duckdb")
    connections.add_connection(made, password="", by=alice)
    asked = ("--from", "Shop", "--table", "signups")
    assert finding(*asked, "--as", alice.email) == of_the_file
    assert "may not read connections" in why(*asked, "--as", bob.email, code=2).stderr
    told = why("--from", "Nowhere", "--as", alice.email, code=2).stderr
    assert "There is no connection “Nowhere”" in told


def test_it_is_told_in_words_and_as_one_page(shop, tmp_path):
    page = tmp_path / "why.html"
    asked = ("--from", str(shop / "shop.duckdb"), "--table", "signups", "--lang")
    said = " ".join(why(*asked, "fr", "--html", str(page)).output.split())
    assert said.startswith("Pourquoi « signups »") or "signups" in said.splitlines()[0]
    assert "session qui ne fait que lire" in page.read_text()
    assert "by a session that only reads" in _page(asked, page)


def _page(asked, page):
    why(*asked, "en", "--html", str(page))
    return page.read_text()


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["--from", "mysql://shop/x", "--table", "t"], 2, "is none of"),
        (["--from", "postgresql://a:pw@shop/x", "--table", "t"], 2, "take the password out"),
        (["--from", "postgresql://shop/x?password=pw", "--table", "t"], 2, "take the password out"),
        (["--from", "postgresql://a@shop/x"], 2, "schema.table"),
        (["--from", "SHOP/notes.txt"], 2, "ends in none of"),
        (["--from", "SHOP/shop.duckdb", "--table", "nothing"], 1, "no table named “nothing”"),
        (["--from", "SHOP/signups.parquet", "--measure", "colour"], 1, "colour"),
        (["--from", "SHOP/signups.parquet", "--time", "device"], 1, "wrong type"),
        (["--from", "postgresql://a@127.0.0.1:1/x", "--table", "t"], 1, "does not answer"),
        (["--from", "SHOP/signups.parquet", "--sample"], 2, "one of the three"),
    ],
)
def test_what_cannot_be_read_is_told(shop, words, code, told):
    (shop / "notes.txt").write_text("notes")
    given = [word.replace("SHOP", str(shop)) for word in words]
    said = why(*given, "--lang", "en", code=code).stderr
    assert told in " ".join(said.split()) and "pw" not in said.replace("--password", "")


def test_without_a_column_of_numbers_rows_are_counted_and_keys_are_left_aside(tmp_path):
    path = tmp_path / "visits.parquet"
    query = """SELECT DATE '2026-03-01' + (i // 50)::INT AS day, i AS user_id,
               ['web', 'app'][1 + i % 2] AS channel FROM range(4000) r(i)"""
    duckdb.execute(f"COPY ({query}) TO '{path}' (FORMAT parquet)")
    done = CliRunner().invoke(why_command, ["--from", str(path), "--json"])
    read = json.loads(done.stdout)["read"]
    assert read["rows"] == 4000 and read["measure"] == "visits.parquet"
    assert [guess["code"] for guess in read["guesses"]][:3] == ["time", "rows", "by"]
