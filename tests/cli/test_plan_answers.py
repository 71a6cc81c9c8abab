"""`passerelle plan`: three roadmaps from a spreadsheet, how good each is, why each initiative is out; no account."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from passerelle.cli.plan import plan_command
from passerelle.engine.worlds import wishes

QUICK = ("--moves", "40")


def plan(*words: str, code: int = 0):
    done = CliRunner().invoke(plan_command, [str(word) for word in words], catch_exceptions=False)
    assert done.exit_code == code, done.output
    return done


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sheets")
    for name, rows in (("wishes.csv", wishes.sheet()), ("room.csv", wishes.capacity())):
        with (folder / name).open("w", newline="", encoding="utf-8") as file:
            csv.writer(file, delimiter=";").writerows(rows)
    return folder


@pytest.fixture(scope="module")
def found(files):
    given = (files / "wishes.csv", "--capacity", files / "room.csv", "--cash", "1700")
    return json.loads(plan(*given, *QUICK, "--json", "--lang", "en").stdout)


def test_three_scenarios_each_with_the_gap_that_is_proved(found):
    assert [one["seeks"] for one in found["scenarios"]] == ["value", "surest", "base"]
    for one in found["scenarios"]:
        assert one["bound"] >= one["sought"]
        assert one["gap"] >= 0
        assert one["p10"] < one["p50"] < one["p90"]
        assert one["cost"] <= 1700
        assert len(one["digest"]) == 64


def test_none_is_below_the_best_greedy_plan_of_what_it_seeks(found):
    first = found["scenarios"][0]
    assert first["value"] >= max(first["greedy"].values()) - 1e-6
    assert first["over_rice"] > 0


def test_each_row_is_chosen_or_out_with_what_binds(found):
    for one in found["scenarios"]:
        rows = [line["key"] for line in (*one["chosen"], *one["excluded"])]
        assert len(rows) == len(set(rows)) == 60
        assert all(line["binds"] or not line["costs_to_force"] for line in one["excluded"])


def test_what_is_promised_is_kept(found):
    for one in found["scenarios"]:
        chosen = {line["key"]: line for line in one["chosen"]}
        assert not one["missed"]
        assert chosen["A-23"]["last"] <= "2027-Q3"  # the invoice that the law asks for
        assert not {"A-36", "A-37"} <= set(chosen)  # never both
        if "A-05" in chosen:
            assert chosen["A-16"]["last"] < chosen["A-05"]["first"]


def test_the_same_moves_and_seed_give_the_same_answer(files, found):
    given = (files / "wishes.csv", "--capacity", files / "room.csv", "--cash", "1700")
    assert json.loads(plan(*given, *QUICK, "--json", "--lang", "en").stdout) == found


def test_less_money_brings_less(files, found):
    given = (files / "wishes.csv", "--capacity", files / "room.csv", "--cash", "600")
    less = json.loads(plan(*given, *QUICK, "--json", "--scenarios", "1").stdout)["scenarios"][0]
    assert less["cost"] <= 600
    assert less["value"] < found["scenarios"][0]["value"]


def test_a_floor_takes_its_share(files):
    given = (files / "wishes.csv", "--capacity", files / "room.csv", "--cash", "1700")
    words = (*given, *QUICK, "--json", "--scenarios", "1", "--floor", "dette technique=40")
    one = json.loads(plan(*words).stdout)["scenarios"][0]
    debt = {row[0] for row in wishes.sheet()[1:] if row[4] == "Dette technique"}
    weeks = {line["key"]: line["person_weeks"] for line in one["chosen"]}
    share = sum(weeks[key] for key in weeks if key in debt) / sum(weeks.values())
    assert share >= 0.4 - 1e-6 or one["floors_missed"]


def test_the_terminal_says_the_verdict_in_both_languages():
    said = flat(plan("--sample", *QUICK, "--lang", "fr").stdout)
    assert "scénario" in said
    assert "Dans aucun scénario" in said
    assert "Écart" in said
    said = flat(plan("--sample", *QUICK, "--lang", "en", "--scenarios", "1").stdout)
    assert said.startswith("No verdict: one scenario alone compares with nothing.")


def test_the_page_needs_nothing_else(tmp_path):
    out = tmp_path / "plan.html"
    plan("--sample", *QUICK, "--lang", "fr", "--out", out)
    page = out.read_text()
    assert not re.search(r"<script|https?://(?!www\.w3\.org)|<link|url\(", page)
    assert page.count("<details>") == 60
    assert "Comment le savons-nous" in page
    assert list(tmp_path.iterdir()) == [out]


def test_names_from_a_sheet_are_never_markup(files, tmp_path):
    rows = [list(row) for row in wishes.sheet()]
    rows[1][1] = "<script>alert(1)</script>"
    rows[1][4] = "<b>x"
    sheet, out = tmp_path / "hostile.csv", tmp_path / "plan.html"
    with sheet.open("w", newline="") as file:
        csv.writer(file).writerows(rows)
    plan(sheet, "--capacity", files / "room.csv", "--moves", "0", "--scenarios", "1", "--out", out)
    assert "<script>" not in out.read_text()
    assert "&lt;script&gt;" in out.read_text()


@pytest.mark.slow
def test_json_alone_is_on_standard_output_and_no_data_folder_is_asked_for(tmp_path):
    words = [sys.executable, "-m", "passerelle", "plan", "--sample", "--json", *QUICK]
    env = {k: v for k, v in os.environ.items() if not k.startswith("PASSERELLE_")}
    env.pop("DJANGO_SETTINGS_MODULE", None)
    done = subprocess.run(
        words, cwd=tmp_path, env=env | {"HOME": str(tmp_path), "PYTHONPATH": str(Path.cwd())},
        capture_output=True, check=True, text=True,
    )  # fmt: skip
    assert len(json.loads(done.stdout)["scenarios"]) == 3
    assert not list(tmp_path.iterdir())
