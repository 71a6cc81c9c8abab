"""What leaves as CSV runs nowhere, and comes back the same: nothing to create, nothing to change."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import zipfile

import pytest

from passerelle.cli.archive.export import export
from passerelle.connect.tables import open_table
from passerelle.people.models import Company
from passerelle.roadmap.actions import create, set_theme
from passerelle.roadmap.models import Initiative
from passerelle.sources.actions import pour
from passerelle.sources.actions.receive import receive
from passerelle.strategy.models import Objective
from tests.cli.conftest import second_connection  # noqa: F401

TITLES = (
    '=HYPERLINK("http://bad.example","See")',
    "+33 1 23 45 67 89",
    "-3 days on each tour",
    "@home: the portal",
    "'quoted' already",
    "''twice",
    'a; b, c "and" d',
    "Planning hors ligne — à l’essai",
)


@pytest.fixture
def roadmap(alice, product, team):
    """Initiatives whose texts a spreadsheet would run, or cut."""
    theme = set_theme(None, name="=Trust", letter="T", kind="run", by=alice)
    goal = Objective.objects.create(title="@keep", start="2026-01-01", end="2026-12-31")
    for n, title in enumerate(TITLES):
        create(
            by=alice, title=title, problem=f"={title}\nand more", product=product, team=team,
            owner=alice, theme=theme, objective=goal, departments=["=Support", "Sales"],
            state="planned", bucket="next", start_on=dt.date(2026, 10, 5 + n),
            end_on=dt.date(2026, 12, 4), value_low=10.5, value_mid=20.0, value_high=1234.5,
            confidence=70, evidence_count=n, cost_unit="=k€",
        )  # fmt: skip
    return list(Initiative.objects.order_by("pk").values())


@pytest.fixture
def poured_back(alice):
    def pour_in(content):
        of = receive("initiatives", [content], name="roadmap.csv", by=alice)
        outcome = pour.run(of, by=alice)
        assert not outcome.problems
        return tuple(outcome.counts[name] for name in ("created", "updated", "unchanged"))

    return pour_in


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_roadmap_leaves_and_comes_back_unchanged(
    roadmap, poured_back, signed_in, alice, language
):
    Company.objects.update(language=language)
    content = signed_in(alice).get("/roadmap/export.csv").content
    cells = [cell for row in csv.reader(io.StringIO(content.decode("utf-8-sig"))) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert poured_back(content) == (0, 0, len(TITLES))
    assert list(Initiative.objects.order_by("pk").values()) == roadmap


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("second_connection")
def test_the_whole_export_says_the_same_in_csv_and_in_json(roadmap, tmp_path):
    export(tmp_path / "out.zip")
    with zipfile.ZipFile(tmp_path / "out.zip") as box:
        rows = json.loads(box.read("json/roadmap.initiative.json"))
        box.extract("csv/roadmap.initiative.csv", tmp_path)
    table = open_table(tmp_path / "csv/roadmap.initiative.csv")
    read = [dict(zip(table.columns, row.cells, strict=True)) for row in table.rows()]
    assert [row["title"] for row in rows] == list(TITLES), "JSON is untouched"
    for name in ("title", "problem", "cost_unit"):
        assert [row[name] for row in read] == [row[name] for row in rows]
