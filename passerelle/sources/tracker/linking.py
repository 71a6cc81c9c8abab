"""Which initiative each item serves: by hand, else its label, else its epic, else its component."""

from __future__ import annotations

import re

from passerelle.delivery.models import WorkItem
from passerelle.people.models import Person
from passerelle.roadmap.actions.serving import Wanted, serve
from passerelle.roadmap.models import Initiative, WorkLink
from passerelle.sources.models import LinkRule

LABEL = re.compile(r"^initiative:\s*(.+)$", re.IGNORECASE)
How = WorkLink.How


def relink(tracker_id: int, *, by: Person) -> int:
    """Bring the links of a tracker's items up to date; how many moved. Links made by hand stay."""
    return serve(WorkItem.objects.filter(tracker_id=tracker_id), wanted(tracker_id), by=by)


def wanted(tracker_id: int) -> Wanted:
    """Item to (initiative, how), as labels, epics and rules say. A bare label never links."""
    codes = _codes()
    rules = {
        (rule.on, rule.value): rule.initiative_id
        for rule in LinkRule.objects.filter(tracker_id=tracker_id)
    }
    found: Wanted = {}
    items = WorkItem.objects.filter(tracker_id=tracker_id)
    for pk, labels, epic, component in items.values_list("pk", "labels", "epic", "component"):
        if pair := _wanted(labels, epic, component, codes=codes, rules=rules):
            found[pk] = pair
    return found


def _codes() -> dict[str, int]:
    """What an initiative may be called in a tracker: its code, or its key where it comes from."""
    found: dict[str, int] = {}
    for pk, number, external in Initiative.objects.values_list("pk", "number", "external_id"):
        found |= {f"i-{number}": pk, f"i-{number:02d}": pk}
        if external:
            found[external.casefold()] = pk
    return found


def _wanted(
    labels: list[str],
    epic: str,
    component: str,
    *,
    codes: dict[str, int],
    rules: dict[tuple[str, str], int],
) -> tuple[int, str] | None:
    for label in labels:
        said = LABEL.match(label)
        if said and (pk := codes.get(said[1].strip().casefold())):
            return pk, How.LABEL
    if epic and (served := rules.get(("epic", epic)) or codes.get(epic.casefold())):
        return served, How.EPIC
    if component and (served := rules.get(("component", component))):
        return served, How.COMPONENT
    return None
