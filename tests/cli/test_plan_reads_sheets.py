"""`passerelle plan` says what is wrong in a sheet, where, and what to do; nothing is written then."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from passerelle.cli.plan import plan_command

ROOM = "Équipe;Métier;2027 T1;2027 T2\nMobile;développeur;30;30\nMobile;designer;10;10\n"
HEAD = "Clé;Titre;Équipe;Thème;Valeur;Coût;Confiance;Charge développeur;Dépend de;Exclusif avec\n"
GOOD = (
    HEAD
    + "A;Hors ligne;Mobile;Conquête;120;40;70;8/12/20;;\nB;Relances;Mobile;Dette;60;10;80;4;A;\n"
)


@pytest.fixture
def told(tmp_path):
    def ask(sheet, room=ROOM, *more, code=1, encoding="utf-8", lang="en"):
        (tmp_path / "w.csv").write_bytes(sheet.encode(encoding))
        (tmp_path / "c.csv").write_bytes(room.encode(encoding))
        out = tmp_path / "out.html"
        words = [str(tmp_path / "w.csv"), "--capacity", str(tmp_path / "c.csv"), "--moves", "0"]
        done = CliRunner().invoke(
            plan_command,
            [*words, "--lang", lang, "--out", str(out), *more],
            catch_exceptions=False,
        )
        assert done.exit_code == code, done.output
        assert out.exists() == (code == 0)
        return done.stderr if code else done.stdout

    return ask


def test_a_small_sheet_is_planned(told):
    found = json.loads(told(GOOD, ROOM, "--json", code=0))
    assert {line["key"] for line in found["scenarios"][0]["chosen"]} == {"A", "B"}


def test_windows_writes_another_alphabet(told):
    assert "Hors ligne" in told(GOOD, code=0, encoding="cp1252")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("C;X;Web;;10;;;2;;", ["row 4", "“Équipe”", "“Web”", "Mobile"]),
        ("C;X;Mobile;;10;;;8/12;;", ["row 4", "“Charge développeur”", "8/12"]),
        ("C;X;Mobile;;10;;;20/12/8;;", ["row 4", "“Charge développeur”", "not in order"]),
        ("C;X;Mobile;;dix;;;2;;", ["row 4", "“Valeur”", "dix"]),
        ("C;X;Mobile;;10;;170;2;;", ["row 4", "“Confiance”", "between 0 and 100"]),
        ("C;X;Mobile;;10;;;2;Z;", ["row 4", "“Dépend de”", "“Z”"]),
        ("C;X;Mobile;;10;;;2;;C", ["row 4", "“Exclusif avec”", "“C”"]),
        ("A;X;Mobile;;10;;;2;;", ["row 4", "“Clé”", "already the name of row 2"]),
        ("C;;Mobile;;10;;;2;;", ["row 4", "“Titre”", "empty"]),
    ],
)
def test_each_fault_is_told_with_its_row_and_column(told, row, said):
    line = told(GOOD + row + "\n")
    assert all(word in line for word in said), line


def test_all_faults_are_told_at_once(told):
    line = told(GOOD + "C;X;Web;;10;;;2;;\nD;Y;Mobile;;10;;;8/1;;\n")
    assert "row 4" in line
    assert "row 5" in line


def test_what_waits_for_itself_is_told(told):
    line = told(HEAD + "A;X;Mobile;;10;;;2;B;\nB;Y;Mobile;;10;;;2;A;\n")
    assert "A → B → A" in line or "B → A → B" in line


def test_what_has_no_value_or_effort_is_set_aside_by_name(told):
    sheet = (
        GOOD
        + "C;Sans valeur;Mobile;;;;;2;;\nD;Sans charge;Mobile;;10;;;;;\nE;Attend;Mobile;;10;;;2;C;\n"
    )
    found = json.loads(told(sheet, ROOM, "--json", code=0))
    assert {one["key"]: one["lack"] for one in found["aside"]} == {
        "C": "value",
        "D": "effort",
        "E": "needs",
    }
    assert "No value in three points: it is left out. C" in told(sheet, code=0)


def test_nothing_to_arbitrate_is_said(told):
    assert "No row can be arbitrated." in told(HEAD + "C;Sans valeur;Mobile;;;;;2;;\n")


def test_a_floor_for_a_theme_that_nobody_has_is_refused(told):
    line = told(GOOD, ROOM, "--floor", "Marketing=10")
    assert "“Marketing”" in line
    assert "Conquête, Dette" in line


@pytest.mark.parametrize(
    ("room", "said"),
    [
        ("Équipe;2027 T1\nMobile;30\n", ["c.csv", "metier"]),
        ("Équipe;Métier;2027 T1\nMobile;développeur;beaucoup\n", ["row 2", "2027 T1"]),
        ("Équipe;Métier;Trimestre;Semaines\nMobile;dev;bientôt;3\n", ["row 2", "bientôt"]),
        ("Équipe;Métier;2027 T1;2040 T1\nMobile;dev;3;3\n", ["53", "12"]),
        ("Équipe;Métier;2027 T1\n;dev;3\n", ["row 2", "“Équipe”"]),
    ],
)
def test_a_capacity_that_cannot_be_read_says_where(told, room, said):
    line = told(GOOD, room)
    assert all(word in line for word in said), line


def test_a_row_a_quarter_is_read_too(told):
    room = "team,trade,quarter,person-weeks\nMobile,dev,Q1 2027,30\nMobile,dev,2027-Q2,30.5\n"
    found = json.loads(told(GOOD, room, "--json", code=0))
    assert found["quarters"] == ["2027-Q1", "2027-Q2"]


def test_faults_speak_french(told):
    assert "Il n’y a pas d’équipe" in told(GOOD + "C;X;Web;;10;;;2;;\n", lang="fr")


def test_a_sheet_and_a_capacity_are_both_needed(tmp_path):
    done = CliRunner().invoke(plan_command, [], catch_exceptions=False)
    assert done.exit_code == 2
    assert "--sample" in done.output


@pytest.mark.parametrize("option", ["--cash", "--week-price", "--discount", "--limit"])
@pytest.mark.parametrize("value", ["nan", "inf", "1e308"])
def test_what_is_no_number_is_refused(told, option, value):
    assert option in told(GOOD, ROOM, option, value, code=2)


def test_an_amount_too_large_to_be_true_is_left_out_in_words(told):
    sheet = (
        HEAD
        + f"A;Hors ligne;Mobile;Conquête;120;40;70;8;;\nB;Relances;Mobile;Dette;{10**30};;80;4;;\n"
    )
    assert "too large to be true" in told(sheet, ROOM, code=0)
