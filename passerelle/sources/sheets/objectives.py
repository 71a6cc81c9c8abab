"""Sheets of objectives, and sheets of key results."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from passerelle.kernel.periods import Quarter
from passerelle.kpis.models import Measure
from passerelle.people.may import may
from passerelle.people.queries import company
from passerelle.sources.sheets.desk import Desk
from passerelle.sources.sheets.reading import Line
from passerelle.strategy import actions
from passerelle.strategy.models import KeyResult, Objective
from passerelle.trail.actions import snapshot


def write_objectives(desk: Desk, lines: list[Line]) -> None:
    """Each objective, then what each serves."""
    made: dict[int, Objective] = {}
    for line in lines:
        with desk.row(line):
            made[line.number] = _objective(desk, line)
    for line in lines:
        if line.number in made and line.get("parent"):
            _serve(desk, line, made[line.number])


def _objective(desk: Desk, line: Line) -> Objective:
    product = desk.product(line)
    facts = {
        "title": line.get("title"),
        "description": line.get("description"),
        "horizon": desk.choice(line, "horizon", Objective.Horizon),
        "start": line.get("start"),
        "end": line.get("end"),
        "product": product,
        "owner": desk.person(line),
    }
    said = {name: value for name, value in facts.items() if value is not None}
    row = _named(desk, line.get("key"), line.get("title"))
    if row is None:
        row = _create(desk, line, said)
    else:
        _refuse_foreign(desk, line, row)
        before = snapshot(row)
        if any(getattr(row, name) != value for name, value in said.items()):
            row = actions.change_objective(row, by=desk.by, **said)
        desk.compared(row, before)
    desk.remember(row, row.title)
    if line.get("key"):
        desk.remember(row, str(line.get("key")))
    return row


def _create(desk: Desk, line: Line, said: dict[str, Any]) -> Objective:
    """Without dates it covers the fiscal year in course."""
    said.setdefault("product", desk.of.product)
    _refuse_foreign(desk, line, Objective(product=said["product"]))
    first, last = _fiscal_year()
    start = said.get("start") or min(first, said.get("end") or first)
    end = said.get("end") or max(last, start)
    if end < start:
        raise desk.leave_out("dates-in-disorder", line, "end")
    row = actions.create_objective(by=desk.by, **said | {"start": start, "end": end})
    desk.created(row)
    return row


def _named(desk: Desk, key: Any, title: str | None) -> Objective | None:
    """By its key in this sheet, its number, or its title."""
    for word in filter(None, (key and str(key), title)):
        found: Objective | None = desk.named(Objective, word, "title", "number")
        if found is not None:
            return found
    return None


def _serve(desk: Desk, line: Line, row: Objective) -> None:
    parent: Objective | None = desk.named(Objective, line.get("parent"), "title", "number")
    if parent is None:
        desk.tell("unknown-parent", line, "parent", found=line.get("parent")[:80])
        return
    if row.parent_id != parent.pk:
        with desk.guarded(line):
            actions.change_objective(row, by=desk.by, parent=parent)


def write_key_results(desk: Desk, lines: list[Line]) -> None:
    """Each key result under its objective, which is made when only its title is known."""
    for line in lines:
        with desk.row(line):
            _key_result(desk, line)


def _key_result(desk: Desk, line: Line) -> KeyResult:
    objective = _named(desk, None, line.get("objective")) or _missing(desk, line)
    _refuse_foreign(desk, line, objective)
    said = _facts(desk, line)
    row = KeyResult.objects.filter(objective=objective, title__iexact=said["title"]).first()
    if row is None:
        given = {"start_on": objective.start, "target_on": objective.end}
        row = actions.create_key_result(objective, by=desk.by, **given | said)
        desk.created(row)
    else:
        before = snapshot(row)
        if any(getattr(row, name) != value for name, value in said.items()):
            row = actions.change_key_result(row, by=desk.by, **said)
        desk.compared(row, before)
    if line.get("current_value") is not None:
        desk.tell("value-without-check-in", line, "current_value")
    return row


def _facts(desk: Desk, line: Line) -> dict[str, Any]:
    facts: dict[str, Any] = {
        name: line.get(name) for name in ("title", "unit", "start_value", "target_value")
    }
    facts |= {
        "start_on": line.get("start"),
        "target_on": line.get("target_date"),
        "team": desk.team(line),
        "owner": desk.person(line),
    }
    word = line.get("measure")
    if word is not None:
        facts["measure"] = desk.named(Measure, word, "name", "slug")
        if facts["measure"] is None:
            desk.tell("unknown-measure", line, "measure", found=word[:80])
    if facts["start_value"] == facts["target_value"]:
        raise desk.leave_out("goes-nowhere", line, "target_value")
    return {name: value for name, value in facts.items() if value is not None}


def _missing(desk: Desk, line: Line) -> Objective:
    """An objective known only by its title, over the fiscal year in course."""
    first, last = _fiscal_year()
    start, end = line.get("start") or first, line.get("target_date") or last
    facts = {"start": min(start, end), "end": max(start, end), "product": desk.of.product}
    _refuse_foreign(desk, line, Objective(product=desk.of.product))
    row = actions.create_objective(by=desk.by, title=line.get("objective")[:200], **facts)
    desk.besides_created(row)
    desk.remember(row, line.get("objective"))
    return row


def _refuse_foreign(desk: Desk, line: Line, objective: Objective) -> None:
    """Someone who works for one product writes its objectives only."""
    if not may(desk.by, "objective.write", objective):
        raise desk.leave_out("not-yours", line)


def _fiscal_year() -> tuple[dt.date, dt.date]:
    return Quarter.of(timezone.localdate(), first_month=company().fiscal_month).fiscal_year
