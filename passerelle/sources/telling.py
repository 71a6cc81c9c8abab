"""What a page says of an import, in whole sentences, numbers and dates written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from passerelle.kernel.typography import number, short_date
from passerelle.people.may import may
from passerelle.people.models import Person
from passerelle.sources.models import Import, Kind
from passerelle.ui.language import lang

State = Import.State
NAMED = 4  # rows of a file that are named one by one
TONES = {
    State.PUBLISHED: "ok",
    State.REFUSED: "off",
    State.UNDONE: "none",
    State.CHECKED: "watch",
    State.RECEIVED: "watch",
    State.RUNNING: "watch",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list."""

    of: Import
    tone: str
    state: str
    kind: str
    when: str
    created: str
    updated: str
    refused: str


def row(of: Import) -> Row:
    shown = {name: _count(of, name) for name in ("created", "updated", "refused")}
    return Row(
        of, TONES[State(of.state)], of.get_state_display(), of.get_kind_display(), when(of), **shown
    )


def _count(of: Import, name: str) -> str:
    value = of.counts.get(name)
    return number(value, lang()) if value is not None else "—"


def when(of: Import) -> str:
    """The moment that counts, in the company's zone."""
    at = timezone.localtime(of.undone_at or of.published_at or of.at)
    return f"{short_date(at.date(), lang(), year=True)} {at:%H:%M}"


def verdict(of: Import) -> str:
    """The sentence at the head of the page."""
    counts = {name: number(of.counts.get(name) or 0, lang()) for name in COUNTS}
    if of.state == State.REFUSED:
        return _("The file cannot be used: nothing was written.")
    if of.state == State.UNDONE:
        return _("This import was taken back.")
    changed = (of.counts.get("created") or 0) + (of.counts.get("updated") or 0)
    if of.state == State.PUBLISHED:
        if not changed:
            return _("Everything was known already: nothing changed.")
        return _("Imported: %(created)s created, %(updated)s updated.") % counts
    if of.counts.get("refused"):
        return _("Some rows cannot come in (%(refused)s); the others can.") % counts
    if not changed:
        return _("Everything is known already: an import would change nothing.")
    return _("Everything can come in: %(created)s to create, %(updated)s to update.") % counts


COUNTS = ("read", "created", "updated", "unchanged", "refused", "changes", "removed", "restored")


def strip(of: Import) -> list[tuple[Any, str]]:
    """Figures in a line, each with its label."""
    labels = {
        "read": _("Rows read"),
        "created": _("Rows created") if of.published_at else _("To create"),
        "updated": _("Updated") if of.published_at else _("To update"),
        "unchanged": _("Unchanged"),
        "refused": _("Refused"),
        "changes": _("Changes of history"),
        "removed": _("Taken away"),
        "restored": _("Rows put back"),
    }
    return [(labels[name], number(of.counts[name], lang())) for name in COUNTS if name in of.counts]


def rows(found: list[int]) -> str:
    """The first rows that have a problem, and how many more."""
    named = ", ".join(str(one) for one in found[:NAMED])  # as a spreadsheet numbers them
    if len(found) <= NAMED:
        return named
    more = {"rows": named, "more": number(len(found) - NAMED, lang())}
    return _("%(rows)s and %(more)s more") % more


def onward(of: Import, *, reader: Person) -> list[tuple[str, str]]:
    """Where what came in can be seen, and what it is wanted for: addresses and what the buttons say."""
    places = {
        Kind.MEASURE: ("kpis:measures", _("See the measures")),
        Kind.INITIATIVES: ("roadmap:list", _("See the roadmap")),
        Kind.OBJECTIVES: ("strategy:objectives", _("See the objectives")),
        Kind.PEOPLE: ("people:people", _("See the people")),
        Kind.EVENTS: ("kpis:events", _("See the events")),
    }
    name, words = places.get(Kind(of.kind), ("sources:health", _("Health of the data")))
    found = [(reverse(name), words)]
    if of.kind == Kind.INITIATIVES and may(reader, "arbitration.write"):
        found.append((reverse("arbitration:new"), _("Arbitrate them")))
    return found


def besides(of: Import) -> list[tuple[str, list[str]]]:
    """What else an import touches: label and names."""
    labels = (
        ("trackers", _("Trackers")),
        ("teams", _("New teams")),
        ("measures", _("Measures")),
        ("dimensions", _("Dimensions")),
        ("besides", _("Also created")),
        ("left", _("Left as they are, since they moved or are in use")),
    )
    return [(label, of.counts[name]) for name, label in labels if of.counts.get(name)]
