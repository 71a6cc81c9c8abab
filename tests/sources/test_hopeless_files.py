"""A file that is not what it is taken for is refused whole, at once, with the first reasons."""

from __future__ import annotations

import pytest

from passerelle.people.models import Person, Team
from passerelle.roadmap.models import Initiative
from passerelle.sources import refusing
from passerelle.sources.actions import pour
from passerelle.sources.actions.receive import receive
from passerelle.sources.models import Import


@pytest.fixture
def refused(alice):
    def pour_in(kind, text):
        of = receive(kind, [text.encode()], name=f"{kind}.csv", by=alice)
        with pytest.raises(refusing.InputError) as caught:
            pour.run(of, by=alice)
        assert Import.objects.get(pk=of.pk).state == "refused"
        return caught.value.problem

    return pour_in


def test_a_formula_in_a_sheet_stops_the_whole_sheet(refused):
    found = refused("initiatives", "Key,Title\nR-1,One\nR-2,=HYPERLINK(A1)\n")
    assert (found.code, found.place.row, found.place.column) == ("formula", 3, "Title")
    assert not Initiative.objects.exists()


def test_people_without_addresses_are_not_teams(refused, company):
    found = refused("people", "Address,Name,Job title,Start\nx,Nadia,Designer,2026-01-01\n")
    assert (found.code, found.facts["field"]) == ("missing-column", "email")
    assert not Team.objects.exists()
    assert Person.objects.count() == 1


def test_a_sheet_that_no_hand_kept_is_refused(refused):
    rows = "".join(f"R-{n},Thing {n}\n" for n in range(3_100))
    found = refused("initiatives", f"Key,Title\n{rows}")
    assert (found.code, found.place.row) == ("too-many-rows", 3_002)


def test_reading_stops_once_too_many_rows_are_wrong(refused, monkeypatch):
    monkeypatch.setattr(refusing, "MOST", 20)
    good, bad = "A-1,One,Open,2026-03-01\n", "A-{},One,Open,2026-03-01,more\n"
    rows = "".join(bad.format(n) for n in range(50))
    found = refused("tracker", f"Key,Summary,Status,Created\n{good}{rows}")
    assert (found.code, found.place.row) == ("too-many-problems", 23)
    assert [one["code"] for one in Import.objects.get().problems][:2] == [
        "too-many-problems",
        "ragged-row",
    ]


def test_the_page_names_the_place(signed_in, alice):
    of = receive(
        "initiatives",
        [b"Key,Title\nR-1,\xe9t\xe9\nR-2,\xc3\xa9t\xc3\xa9\n"],
        name="a.csv",
        by=alice,
    )
    page = signed_in(alice).get(f"/sources/{of.pk}/columns/")
    assert page.status_code == 422
    assert "a.csv, row 3:" in page.content.decode()


def test_an_empty_file_is_told_in_our_own_words(signed_in, alice):
    of = receive("initiatives", [b""], name="empty.csv", by=alice)
    page = signed_in(alice).get(f"/sources/{of.pk}/columns/").content.decode()
    assert "empty.csv:" in page
    assert "There is nothing to read" in page
