"""The sheet of a whole year comes in at once: who asks for it, in which order it depends, what it lacks, said once."""

from __future__ import annotations

import csv
import io

import pytest
from django.urls import reverse

from passerelle.engine.worlds import wishes
from passerelle.people.models import Person, Role
from passerelle.roadmap.models import Dependency, Exclusive, Initiative, SkillNeed, Theme
from passerelle.sources.actions import pour
from passerelle.sources.actions.receive import receive
from passerelle.sources.actions.undo import undo


def as_csv(rows):
    written = io.StringIO()
    csv.writer(written, delimiter=";").writerows(rows)
    return written.getvalue().encode("utf-8-sig")


@pytest.fixture
def brought(company):
    """`brought(by)` pours the sixty rows in."""

    def poured(by, rows=None, *, check=False):
        of = receive("initiatives", [as_csv(rows or wishes.sheet())], name="sheet.csv", by=by)
        return of, (pour.check if check else pour.run)(of, by=by)

    return poured


def test_every_row_comes_in_with_its_efforts_themes_and_ties(brought, owner):
    head, *rows = wishes.sheet()
    _, outcome = brought(owner)
    assert (outcome.counts["created"], outcome.refused) == (60, 0)
    at = head.index
    assert Theme.objects.count() >= len({row[at("Thème")] for row in rows})
    asked = [
        cell
        for row in rows
        for name, cell in zip(head, row, strict=True)
        if name.startswith("Charge ") and cell
    ]
    assert SkillNeed.objects.count() == len(asked)
    waits = [key for row in rows for key in row[at("Dépend de")].split(", ") if key]
    assert Dependency.objects.count() == len(waits) > 0
    assert Exclusive.objects.exists()


def test_a_row_may_depend_on_one_that_comes_after_it(brought, owner):
    head, *rows = wishes.sheet()
    before = brought(owner, [head, *reversed(rows)])[1]
    assert "unknown-initiative" not in {one.code for one in before.problems}
    assert Dependency.objects.exists()


def test_who_asks_is_added_to_the_directory_without_an_account(brought, owner):
    of, outcome = brought(owner)
    sponsors = {row[3] for row in wishes.sheet()[1:]}
    added = Person.objects.filter(email__in=sponsors)
    assert added.count() == len(sponsors)
    assert not any(one.role or one.has_usable_password() for one in added)
    assert Person.objects.get(email="s.marchand@example.org").name == "S. Marchand"
    assert not Initiative.objects.filter(sponsor=None).exists()
    assert "unknown-person" not in {one.code for one in outcome.problems}
    undo(of, by=owner)
    assert not Person.objects.filter(email__in=sponsors).exists()


def test_whoever_may_not_add_people_is_told_of_it(brought, company):
    lead = Person.objects.create_user("pm@x.example", "a long password", name="P", role=Role.PM)
    _, outcome = brought(lead, [("Titre", "Commanditaire"), ("Devis", "zoe@example.org")])
    assert [one.code for one in outcome.problems] == ["unknown-person"]
    assert Initiative.objects.get().sponsor is None
    assert not Person.objects.filter(email="zoe@example.org").exists()


def test_rows_that_lack_the_same_are_one_line_of_the_page(brought, signed_in, alice):
    of, outcome = brought(alice, check=True)
    unknown = [one for one in outcome.problems if one.code == "unknown-measure"]
    page = signed_in(alice).get(reverse("sources:import", args=[of.pk])).content.decode()
    named = {one.facts["found"] for one in unknown}
    assert len(unknown) > len(named)
    assert page.count("No measure is called") == len(named)
    assert "more</td>" in page


def test_the_list_to_download_names_every_row(brought, signed_in, alice):
    of, outcome = brought(alice, check=True)
    download = signed_in(alice).get(reverse("sources:problems", args=[of.pk]))
    body = b"".join(download.streaming_content) if download.streaming else download.content
    assert len(body.decode("utf-8-sig").strip().splitlines()) == len(outcome.problems) + 1


def test_what_came_in_leads_to_its_arbitration(brought, signed_in, owner, company):
    of, _outcome = brought(owner)
    page = signed_in(owner).get(reverse("sources:import", args=[of.pk])).content.decode()
    assert reverse("arbitration:new") in page
    lead = Person.objects.create_user("pm@x.example", "a long password", name="P", role=Role.PM)
    mine, _outcome = brought(lead, [("Titre",), ("Devis",)])
    page = signed_in(lead).get(reverse("sources:import", args=[mine.pk])).content.decode()
    assert reverse("arbitration:new") not in page
