"""Jira's CSV in English or French, and any mapped sheet, give the same canonical items."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from passerelle.connect.tracker import Account, TrackerItem, read_tracker, sniff
from passerelle.kernel.errors import InputError, InputProblem
from passerelle.reports.sheets import write_xlsx

ENGLISH = (
    "Summary,Issue key,Issue id,Issue Type,Status,Project key,Assignee,Assignee Id,Created,Resolved,"
    "Component/s,Component/s,Labels,Labels,Sprint,Sprint,Custom field (Story Points)\n"
    "The planning forgets lunch,TOUR-1,1001,Bug,Done,TOUR,Nadia,a-1,01/Mar/26 4:04 PM,15/Mar/26 3:32 AM,"
    'Mobile,"Core, old",one,two,S1,S2,3.0\n'
)
FRENCH = (
    "Résumé;Clé de ticket;Identifiant de ticket;Type de ticket;État;Clé de projet;Responsable;"
    "Créée;Résolue;Composants;Composants;Étiquettes;Étiquettes;Champs personnalisés (Story Points)\n"
    "Le planning oublie midi;TOUR-1;1001;Anomalie;Terminé;TOUR;Nadia;01/mars/26 4:04 PM;15/août/26 3:32 AM;"
    "Mobile;;un;deux;3,5\n"
)


def saved(tmp_path, text, *, name="x.csv", encoding="utf-8"):
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return path


def refused(path, **options):
    with pytest.raises(InputError) as caught:
        list(read_tracker(path, **options))
    return caught.value.problem


def test_jira_s_english_export_is_read_as_it_comes(tmp_path):
    path = saved(tmp_path, ENGLISH)
    assert (sniff(path).kind, sniff(path).missing) == ("jira-csv", ())
    (item,) = read_tracker(path)
    assert (item.external_id, item.key, item.type, item.status) == ("1001", "TOUR-1", "Bug", "Done")
    assert item.created == dt.datetime(2026, 3, 1, 16, 4, tzinfo=dt.UTC)
    assert (item.precision, item.changes, item.estimate) == ("minute", None, 3.0)
    assert item.components == ("Mobile", "Core, old")
    assert item.labels == ("one", "two")
    assert item.assignee == Account("a-1", "Nadia")


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-8-sig"])
def test_jira_s_french_export_is_read_as_it_comes(tmp_path, encoding):
    path = saved(tmp_path, FRENCH, encoding=encoding)
    assert sniff(path).kind == "jira-csv"
    (item,) = read_tracker(path, tz=ZoneInfo("Europe/Paris"))
    assert item.created == dt.datetime(2026, 3, 1, 15, 4, tzinfo=dt.UTC)
    assert item.resolved == dt.datetime(2026, 8, 15, 1, 32, tzinfo=dt.UTC)
    assert (item.type, item.status, item.estimate) == ("Anomalie", "Terminé", 3.5)
    assert item.labels == ("un", "deux")


def test_any_sheet_is_read_through_its_mapping(tmp_path):
    path = tmp_path / "x.xlsx"
    write_xlsx(
        path,
        ["Ref", "Quoi", "Où en est-on", "Ouvert", "Zones"],
        [["Z-1", "=SUM(1) stays text", "En cours", dt.datetime(2026, 3, 2), "Mobile; Core, Web"]],
    )
    mapping = {
        "key": "Ref",
        "title": "Quoi",
        "status": "Où en est-on",
        "created": "Ouvert",
        "components": "Zones",
    }
    (item,) = read_tracker(path, mapping=mapping)
    assert (item.key, item.title, item.external_id) == ("Z-1", "=SUM(1) stays text", "Z-1")
    assert item.components == ("Mobile", "Core", "Web")
    assert item.precision == "day"


def test_a_missing_key_column_is_refused_with_the_names_it_may_bear(tmp_path):
    path = saved(tmp_path, "Summary,Status,Created\nx,Done,2026-01-01\n")
    assert sniff(path).missing == ("key",)
    problem = refused(path)
    assert (problem.code, problem.facts["field"], problem.place.row) == ("missing-column", "key", 1)


def test_mixed_dates_are_refused_with_the_rows(tmp_path):
    rows = ["13/02/2026", "14/02/2026", "02/15/2026"]
    text = "Key,Summary,Status,Created\n" + "".join(
        f"A-{i},x,New,{d}\n" for i, d in enumerate(rows)
    )
    problem = refused(saved(tmp_path, text))
    assert (problem.code, problem.place.row, problem.place.column) == ("mixed-dates", 4, "Created")


def test_a_bad_row_is_told_and_the_others_go_on(tmp_path):
    text = (
        "Key,Summary,Status,Created,Points\n"
        "A-1,x,New,2026-01-01,\n"
        ",x,New,2026-01-01,\n"
        "A-3,x,,2026-01-01,\n"
        "A-4,x,New,soon,\n"
        "A-5,x,New,,\n"
        "A-1,again,New,2026-01-01,\n"
        "A-7,x,New,2026-01-01,many\n"
        "A-8,x,New,2026-01-01,5\n"
    )
    found = list(read_tracker(saved(tmp_path, text)))
    assert [item.key for item in found if isinstance(item, TrackerItem)] == ["A-1", "A-8"]
    problems = [one for one in found if isinstance(one, InputProblem)]
    assert [(one.code, one.place.row, one.place.column) for one in problems] == [
        ("missing-value", 3, "Key"),
        ("missing-value", 4, "Status"),
        ("bad-date", 5, "Created"),
        ("missing-value", 6, "Created"),
        ("duplicate-item", 7, None),
        ("bad-number", 8, "Points"),
    ]


def test_a_header_without_rows_is_refused(tmp_path):
    assert refused(saved(tmp_path, "Key,Summary,Status,Created\n")).code == "empty-file"
