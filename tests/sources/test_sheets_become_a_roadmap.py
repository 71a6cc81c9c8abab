"""A spreadsheet of initiatives, objectives or people is poured in, and again, and never twice."""

from __future__ import annotations

import datetime as dt

import pytest

from passerelle.people.models import Membership, Person, Team
from passerelle.roadmap.models import Exclusive, Initiative
from passerelle.sources.actions import pour
from passerelle.sources.actions.receive import receive
from passerelle.strategy.models import KeyResult, Objective

INITIATIVES = """Key,Title,Product,Team,Owner,State,Value,Cost low,Cost high,Start,End,Skills,Depends on
R-1,Offline,Tournées,Mobile,bob@belvedere.example,Planned,180,60,140,2026-10-01,2026-12-18,engineer:12;designer:3,
R-2,Reminders,Tournées,Mobile,,In progress,,,,2026-11-15,2027-01-30,,R-1
"""
PEOPLE = """E-mail,Name,Job title,Team,Trade,Allocation,Start,Role
nadia@belvedere.example,Nadia Ferrand,Product owner,Mobile,po,100,2025-09-01,cpo
"""


@pytest.fixture
def sheet(alice):
    def poured(text, kind, *, by=None, **options):
        of = receive(kind, [text.encode()], name=f"{kind}.csv", by=by or alice, options=options)
        return of, pour.run(of, by=by or alice)

    return poured


def counts(outcome):
    return tuple(outcome.counts[name] for name in ("created", "updated", "unchanged"))


def codes(outcome):
    return [one.code for one in outcome.problems]


def test_a_sheet_becomes_initiatives(sheet, team, bob):
    _, outcome = sheet(INITIATIVES, "initiatives")
    assert counts(outcome) == (2, 0, 0), outcome.problems
    first, second = Initiative.objects.order_by("number")
    assert (first.external_id, first.product.name, first.team, first.owner) == (
        "R-1",
        "Tournées",
        team,
        bob,
    )
    assert (first.value_low, first.value_mid, first.value_high) == (180, 180, 180)
    assert (first.cost_low, first.cost_mid, first.cost_high) == (60, 100, 140)
    assert first.end_on == dt.date(2026, 12, 18)
    assert {n.trade: n.person_weeks for n in first.skill_needs.all()} == {
        "engineer": 12,
        "designer": 3,
    }
    assert [d.needs for d in second.dependencies.all()] == [first]


def test_a_promise_comes_in_with_the_sheet_that_holds_it(sheet, team):
    """And as an export of the roadmap names it: a column that nobody reads looks like one that was read."""
    _, outcome = sheet("Key,Title,Promised for\nR-1,Offline,2026-12-11\n", "initiatives")
    assert Initiative.objects.get().promised_on == dt.date(2026, 12, 11), outcome.problems
    sheet("Clé,Titre,Promis pour\nR-1,Offline,2026-12-18\n", "initiatives")
    assert Initiative.objects.get().promised_on == dt.date(2026, 12, 18)


def test_a_range_may_stand_in_one_cell(sheet, team):
    text = "Clé;Titre;Valeur;Coût probable;Coût haut\nR-1;Offline;100 / 180,5 / 260;60/80/140;200\nR-2;Rest;90;8;\n"
    _, outcome = sheet(text, "initiatives")
    assert outcome.problems == []
    first, second = Initiative.objects.order_by("external_id")
    assert (first.value_low, first.value_mid, first.value_high) == (100, 180.5, 260)
    assert (first.cost_low, first.cost_mid, first.cost_high) == (60, 80, 200)
    assert (second.value_low, second.value_mid, second.value_high) == (90, 90, 90)


@pytest.mark.parametrize("cell", ["100/200", "300/200/100", "100/x/300", "1/2/3/4"])
def test_what_is_no_range_is_refused_where_it_stands(sheet, team, cell):
    _, outcome = sheet(f"Key,Title,Value\nR-1,Offline,{cell}\nR-2,Rest,90\n", "initiatives")
    wrong = outcome.problems[0]
    assert (wrong.code, wrong.place.row, wrong.place.column) == ("bad-points", 2, "Value")
    assert not Initiative.objects.filter(external_id="R-1").exists()


def test_the_same_sheet_twice_changes_nothing(sheet, team, bob):
    sheet(INITIATIVES, "initiatives")
    _, outcome = sheet(INITIATIVES, "initiatives")
    assert counts(outcome) == (0, 0, 2)


def test_a_cell_that_changed_updates_its_initiative_only(sheet, team, bob):
    sheet(INITIATIVES, "initiatives")
    _, outcome = sheet(INITIATIVES.replace("180", "200"), "initiatives")
    assert counts(outcome) == (0, 1, 1)
    assert Initiative.objects.get(external_id="R-1").value_mid == 200


def test_a_bad_row_is_left_out_with_its_reason_and_the_others_come_in(sheet, team, bob):
    _, outcome = sheet(INITIATIVES.replace("Planned", "Perhaps"), "initiatives")
    assert counts(outcome) == (1, 0, 0)
    assert codes(outcome) == ["unknown-choice", "unknown-initiative"]
    assert outcome.problems[0].place.row == 2
    assert outcome.problems[0].place.column == "State"
    assert outcome.refused == 1


def test_a_check_writes_nothing_and_tells_what_a_run_would_do(alice, company):
    of = receive("initiatives", [INITIATIVES.encode()], name="a.csv", by=alice)
    outcome = pour.check(of, by=alice)
    assert counts(outcome) == (2, 0, 0)
    assert outcome.counts["besides"]
    assert not Initiative.objects.exists()
    assert not Team.objects.exists()
    assert of.state == "checked"


def test_a_column_can_be_named_by_hand(sheet, company):
    text = "Ref,What we do\nR-9,Sensors\n"
    sheet(text, "initiatives", said={"title": "What we do", "key": "Ref"})
    assert Initiative.objects.get().title == "Sensors"


def test_french_words_are_understood(sheet, company):
    sheet(
        "Clé;Titre;État;Début\nR-1;Fiches;Planifiée;01/10/2026\nR-2;Capteurs;En cours;15/11/2026\n",
        "initiatives",
    )
    assert dict(Initiative.objects.values_list("external_id", "state")) == {
        "R-1": "planned",
        "R-2": "doing",
    }


def test_objectives_and_their_key_results_come_in(sheet, company):
    _, outcome = sheet(
        "Title,Horizon,Start,End\nKeep our customers,short,2026-01-01,2026-12-31\n", "objectives"
    )
    assert counts(outcome) == (1, 0, 0)
    text = (
        "Objective,Key result,Unit,Start value,Target\nKeep our customers,Churn under 4 %,%,6.1,4\n"
    )
    for expected in ((1, 0, 0), (0, 0, 1)):
        _, outcome = sheet(text, "objectives")
        assert counts(outcome) == expected, outcome.problems
    found = KeyResult.objects.get()
    assert found.objective == Objective.objects.get()
    assert (found.start_value, found.target_value, found.target_on) == (
        6.1,
        4,
        dt.date(2026, 12, 31),
    )


def test_people_come_in_with_their_team_but_a_sheet_gives_no_role(sheet, team):
    for expected in ((1, 0, 0), (0, 0, 1)):
        _, outcome = sheet(PEOPLE, "people")
        assert counts(outcome) == expected, outcome.problems
    nadia = Person.objects.get(email="nadia@belvedere.example")
    assert nadia.role == ""
    assert codes(outcome) == ["role-not-given"]
    assert Membership.objects.get(person=nadia).team == team


def test_the_owner_gives_roles_by_a_sheet(sheet, team, owner):
    sheet(PEOPLE, "people", by=owner)
    assert Person.objects.get(email="nadia@belvedere.example").role == "cpo"


def test_formulas_written_as_text_come_back_as_text(sheet, company):
    sheet("Title\n'=1+1\n", "initiatives")
    assert Initiative.objects.get().title == "=1+1"


FRENCH = (
    "Code;Titre;Équipe;Commanditaire;Valeur;Charge développeur;Charge designer;"
    "Obligatoire avant;Coût du retard;Jamais avec;Dépend de\n"
    "R-1;Hors ligne;Mobile;bob@belvedere.example;180;8/12/20;3;31/03/2027;7,5;R-2;\n"
    "R-2;Rappels;Mobile;;90;5;;;;;\n"
    "R-3;Carte;Mobile;;60;2,5;;;;Cartes;R-1\n"
    "R-4;Plan;Mobile;;70;2;;;;Cartes;\n"
)


def test_a_french_sheet_brings_all_that_an_arbitration_needs(sheet, team, bob):
    _, outcome = sheet(FRENCH, "initiatives")
    assert counts(outcome) == (4, 0, 0), outcome.problems
    first = Initiative.objects.get(external_id="R-1")
    assert (first.deadline, first.delay, first.sponsor) == (dt.date(2027, 3, 31), 7.5, bob)
    found = {n.trade: (n.low, n.person_weeks, n.high) for n in first.skill_needs.all()}
    assert found == {"engineer": (8, 12, 20), "designer": (None, 3, None)}
    groups = [set(g.members.values_list("external_id", flat=True)) for g in Exclusive.objects.all()]
    assert sorted(map(sorted, groups)) == [["R-1", "R-2"], ["R-3", "R-4"]]
