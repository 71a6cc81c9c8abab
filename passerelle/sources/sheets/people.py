"""Sheets of people, of teams, of products."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from passerelle.people.actions import membership, ownership, person, product, team
from passerelle.people.may import may
from passerelle.people.models import Membership, Ownership, Person, Product, Role, Team, Trade
from passerelle.sources import publication
from passerelle.sources.sheets.desk import Desk
from passerelle.sources.sheets.reading import Line
from passerelle.trail.actions import snapshot

LANGUAGES = {"fr": "fr", "fra": "fr", "francais": "fr", "french": "fr"}


def write_people(desk: Desk, lines: list[Line]) -> None:
    """Each person, known by their address, and the team they are in."""
    for line in lines:
        with desk.row(line):
            _join(desk, line, _person(desk, line))


def _person(desk: Desk, line: Line) -> Person:
    email = line.get("email").strip().lower()
    if "@" not in email or len(email) > 254:
        raise desk.leave_out("not-an-address", line, "email", found=email[:80])
    facts = {
        "name": line.get("name")[:120],
        "title": line.get("title"),
        "language": _language(line.get("language")),
        "joined_on": None if line.get("team") else line.get("start"),
        "left_on": None if line.get("team") else line.get("end"),
    }
    said = {name: value for name, value in facts.items() if value is not None}
    row = Person.objects.filter(email=email).first()
    if row is None:
        row = person.add(email=email, by=desk.by, **said)
        desk.created(row)
        _role(desk, line, row)
        return row
    before = snapshot(row)
    row = person.change(row, by=desk.by, **said)
    _role(desk, line, row)
    desk.compared(row, before)
    return row


def _language(word: str | None) -> str | None:
    return None if word is None else LANGUAGES.get(word.casefold().replace("ç", "c"), "en")


def _role(desk: Desk, line: Line, row: Person) -> None:
    """Roles open doors: only those who may give them by hand may give them by a sheet."""
    role = desk.choice(line, "role", Role)
    if role is None or role == row.role:
        return
    if not may(desk.by, "account.write"):
        desk.tell("role-not-given", line, "role", found=line.get("role"))
        return
    person.set_account(row, email=row.email, role=role, by=desk.by)


def _join(desk: Desk, line: Line, row: Person) -> None:
    """In the team named, with the trade and the share of time given."""
    group = desk.team(line)
    if group is None:
        return
    trade = desk.choice(line, "trade", Trade) or Trade.ENGINEER
    share = line.get("allocation")
    said: dict[str, Any] = {"end": line.get("end")}
    if share is not None:
        said["allocation"] = round(share * 100) if 0 < share <= 1 else round(share)
    said = {name: value for name, value in said.items() if value is not None}
    held = Membership.objects.filter(person=row, team=group, trade=trade).order_by("-start").first()
    start = line.get("start")
    if held and start in (None, held.start):
        membership.change(held, by=desk.by, **said)
        return
    start = start or row.joined_on or timezone.localdate()
    joined = membership.join(group, person=row, start=start, by=desk.by, trade=trade, **said)
    publication.created(desk.of, joined)


def write_teams(desk: Desk, lines: list[Line]) -> None:
    for line in lines:
        with desk.row(line):
            _team(desk, line)


def _team(desk: Desk, line: Line) -> None:
    facts = {"product": desk.product(line), "mission": line.get("mission")}
    said = {name: value for name, value in facts.items() if value is not None}
    row: Team | None = desk.named(Team, line.get("name"), "name", "slug")
    if row is None:
        row = team.add(by=desk.by, name=line.get("name")[:120], **said)
        desk.created(row)
        desk.remember(row, line.get("name"))
    else:
        before = snapshot(row)
        row = team.change(row, by=desk.by, **said)
        desk.compared(row, before)
    owner = desk.person(line)
    if owner and not Ownership.objects.filter(team=row, person=owner, end=None).exists():
        made = ownership.assign(row, person=owner, start=timezone.localdate(), by=desk.by)
        publication.created(desk.of, made)


def write_products(desk: Desk, lines: list[Line]) -> None:
    for line in lines:
        with desk.row(line):
            _product(desk, line)


def _product(desk: Desk, line: Line) -> None:
    facts = {
        "stage": desk.choice(line, "stage", Product.Stage),
        "description": line.get("description"),
    }
    said = {name: value for name, value in facts.items() if value is not None}
    row: Product | None = desk.named(Product, line.get("name"), "name", "slug")
    if row is None:
        row = product.add(by=desk.by, name=line.get("name")[:120], **said)
        desk.created(row)
        desk.remember(row, line.get("name"))
        return
    before = snapshot(row)
    row = product.change(row, by=desk.by, **said)
    desk.compared(row, before)
