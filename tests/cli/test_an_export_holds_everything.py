"""Everything leaves as CSV and JSON, without secrets, and the same content gives the same digest."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import shutil
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from django.apps import apps
from django.conf import settings

from passerelle.cli.archive.content import BLIND, CACHES, tables
from passerelle.cli.archive.export import export
from passerelle.kpis.models import Load, Measure
from passerelle.people.models import Product

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("second_connection")]

DAY = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


@pytest.fixture
def parquet(company):
    path = Path(settings.DATA) / "measures/7/load.parquet"
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.table({"time": ["2026-01-01"], "plan": ["=cmd()"], "value": [1.5]}), path)
    of = Measure.objects.create(name="Sign-ups", slug="sign-ups")
    named = {"path": "measures/7/load.parquet", "digest": "d", "file_name": "sign-ups.csv"}
    Load.objects.create(measure=of, rows=1, first=DAY, last=DAY, **named)
    yield path
    path.unlink()


def table(target: Path, name: str) -> list[list[str]]:
    with zipfile.ZipFile(target) as box:
        return list(csv.reader(io.StringIO(box.read(name).decode("utf-8-sig"))))


def test_every_table_is_there_in_both_formats(alice, tmp_path):
    export(tmp_path / "out.zip")
    with zipfile.ZipFile(tmp_path / "out.zip") as box:
        names = set(box.namelist())
        people = json.loads(box.read("json/people.person.json"))
    for model in tables():
        assert {
            f"json/{model._meta.label_lower}.json",
            f"csv/{model._meta.label_lower}.csv",
        } <= names
    assert people[0]["name"] == "Alice Martin"


def test_only_named_caches_and_votes_stay(db):
    ours = {
        m._meta.label_lower for m in apps.get_models() if m.__module__.startswith("passerelle.")
    }
    assert ours - {m._meta.label_lower for m in tables()} == CACHES | BLIND


def test_no_password_or_token_leaves(alice, tmp_path):
    export(tmp_path / "out.zip")
    with zipfile.ZipFile(tmp_path / "out.zip") as box:
        text = b"".join(box.read(name) for name in box.namelist())
    assert alice.password.encode() not in text
    assert b'"token_digest"' not in text


def test_formulas_are_neutralised_in_csv_and_untouched_in_json(alice, parquet, tmp_path):
    Product.objects.create(name="=1+1", slug="formula")
    export(tmp_path / "out.zip")
    with zipfile.ZipFile(tmp_path / "out.zip") as box:
        assert json.loads(box.read("json/people.product.json"))[0]["name"] == "=1+1"
    header, row = table(tmp_path / "out.zip", "csv/people.product.csv")
    assert row[header.index("name")] == "'=1+1"
    assert table(tmp_path / "out.zip", "csv/measures/7/load.csv")[1] == [
        "2026-01-01",
        "'=cmd()",
        "1.5",
    ]


def test_the_same_content_gives_the_same_bytes(alice, product, tmp_path):
    first, again = export(tmp_path / "a.zip"), export(tmp_path / "b.zip")
    assert first == again
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_a_file_that_no_load_names_is_no_content(alice, parquet, tmp_path):
    """An import that was killed, or goes on, has its file there before its row."""
    before = export(tmp_path / "a.zip")["digest"]
    shutil.copyfile(parquet, parquet.with_name("killed.parquet"))
    assert export(tmp_path / "b.zip")["digest"] == before
    parquet.with_name("killed.parquet").unlink()


def test_one_changed_letter_changes_the_digest(alice, product, tmp_path):
    before = export(tmp_path / "a.zip")["digest"]
    Product.objects.update(name="Tournees")
    assert export(tmp_path / "b.zip")["digest"] != before
