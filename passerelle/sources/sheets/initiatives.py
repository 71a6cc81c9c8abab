"""A sheet of initiatives becomes a roadmap, or brings one up to date."""

from __future__ import annotations

import re
from typing import Any

from django.db.models import Q

from passerelle.connect.words import fold
from passerelle.kpis.models import Measure
from passerelle.people.may import may
from passerelle.people.models import Trade
from passerelle.roadmap import actions
from passerelle.roadmap.models import Initiative, Theme
from passerelle.roadmap.queries import visible
from passerelle.sources import publication
from passerelle.sources.sheets.amounts import per_cent, three_points, weeks_asked
from passerelle.sources.sheets.choices import choice
from passerelle.sources.sheets.desk import Desk
from passerelle.sources.sheets.reading import Line
from passerelle.strategy.models import Objective
from passerelle.trail.actions import snapshot

CODE = re.compile(r"^i-?0*(\d{1,9})$", re.IGNORECASE)
PLAIN = ("title", "problem", "departments", "value_unit", "cost_unit")


def write(desk: Desk, lines: list[Line]) -> None:
    """Each row in turn; dependencies and exclusive choices last, when every initiative is there."""
    made: dict[int, Initiative] = {}
    for line in lines:
        with desk.row(line):
            made[line.number] = _write(desk, line)
    for line in lines:
        if line.number in made:
            _depend(desk, line, made[line.number])
            _exclude(desk, line, made[line.number])


def _write(desk: Desk, line: Line) -> Initiative:
    row, values = _found(desk, line), _values(desk, line)
    if row is not None and not may(desk.by, "roadmap.write", row):
        raise desk.leave_out("not-yours", line)
    if row is None:
        values.setdefault("product", desk.of.product)
        key = str(line.get("key") or "")
        code = CODE.match(key)
        number = int(code[1]) if code else None
        row = actions.create(
            by=desk.by, number=number, external_id=key[:80] if key and not code else None, **values
        )
        desk.created(row)
    else:
        before = snapshot(row)
        row = actions.update(row, by=desk.by, changes=values)
        desk.compared(row, before)
    _need(desk, line, row)
    return row


def _found(desk: Desk, line: Line) -> Initiative | None:
    """By its key, its code, or else its very title, among those that the person sees."""
    rows = visible(desk.by, archived=True)
    key = str(line.get("key") or "")
    if key:
        code = CODE.match(key)
        asked = Q(external_id=key) | (Q(number=int(code[1])) if code else Q(pk=None))
        return rows.filter(asked).first()
    return rows.filter(title__iexact=line.get("title"), archived_at=None).first()


def _values(desk: Desk, line: Line) -> dict[str, Any]:
    """Only what the row says: an empty cell leaves the initiative as it is."""
    product = desk.product(line)
    values: dict[str, Any] = {name: line.get(name) for name in PLAIN}
    values |= {
        "product": product,
        "team": desk.team(line, product=product),
        "owner": desk.person(line),
        "sponsor": desk.sponsor(line),
        "theme": _theme(desk, line),
        "objective": _known(desk, line, "objective", Objective, "title", "number"),
        "success_measure": _known(desk, line, "success_measure", Measure, "name", "slug"),
        "state": desk.choice(line, "state", Initiative.State),
        "bucket": desk.choice(line, "bucket", Initiative.Bucket),
        "confidence": per_cent(line.get("confidence")),
        "evidence_count": _whole(line.get("evidence_count")),
        "start_on": line.get("start"),
        "end_on": line.get("end"),
        "promised_on": line.get("promised"),
        "deadline": line.get("deadline"),
        "delay": line.get("delay"),
    }
    for name in ("value", "cost", "effect"):
        low, mid, high = three_points(line, name)
        values |= {f"{name}_low": low, f"{name}_mid": mid, f"{name}_high": high}
    return {name: value for name, value in values.items() if value is not None}


def _whole(value: float | None) -> int | None:
    return None if value is None else max(0, round(value))


def _known(desk: Desk, line: Line, name: str, model: Any, *columns: str) -> Any:
    """What the cell names, or nothing and a word about it."""
    word = line.get(name)
    if word is None:
        return None
    found = desk.named(model, word, *columns)
    if found is None:
        code = "unknown-measure" if model is Measure else "unknown-objective"
        desk.tell(code, line, name, found=word[:80])
    return found


def _theme(desk: Desk, line: Line) -> Theme | None:
    word = line.get("theme")
    if word is None:
        return None
    found: Theme | None = desk.named(Theme, word, "name")
    if found is None:
        kind = choice(Theme.Kind, word) or Theme.Kind.FEATURE
        found = actions.set_theme(None, name=word[:60], letter="", kind=kind, by=desk.by)
        desk.besides_created(found)
        desk.remember(found, word)
    return found


def _need(desk: Desk, line: Line, row: Initiative) -> None:
    """Person-weeks asked of the initiative's team, written as “trade: weeks” or in a column a trade."""
    asked = list(weeks_asked(line))
    if asked and row.team is None:
        desk.tell("skills-without-team", line, asked[0].column)
        return
    for one in asked:
        trade = choice(Trade, one.trade)
        if row.team is None or trade is None or one.points is None:
            desk.tell("not-a-skill", line, one.column, found=one.text[:80])
            continue
        low, weeks, high = one.points
        is_new = not row.skill_needs.filter(team=row.team, trade=trade).exists()
        need = actions.need(
            row, team=row.team, trade=trade, person_weeks=weeks, low=low, high=high, by=desk.by
        )
        if is_new:
            publication.created(desk.of, need)


def _named(desk: Desk, key: str) -> Initiative | None:
    """The initiative that a cell of another one names: by code, key or title."""
    code = CODE.match(key)
    asked = Q(external_id=key) | Q(title__iexact=key)
    asked |= Q(number=int(code[1])) if code else Q(pk=None)
    return visible(desk.by, archived=True).filter(asked).first()


def _exclude(desk: Desk, line: Line, row: Initiative) -> None:
    """Those it names; a word that names none is the name of a choice, shared by the rows that bear it."""
    for key in line.get("exclusives") or []:
        with desk.guarded(line):
            other = _named(desk, key)
            known = set(row.exclusives.values_list("pk", flat=True))
            if other is None:
                group, _new = actions.join(row, name=key, by=desk.by)
                is_new = _new
            else:
                group = actions.exclude(row, other=other, by=desk.by)
                is_new = group.pk not in known
            if is_new:
                publication.created(desk.of, group)


def _depend(desk: Desk, line: Line, row: Initiative) -> None:
    for key in line.get("dependencies") or []:
        needs = _named(desk, key)
        if needs is None:
            desk.tell("unknown-initiative", line, "dependencies", found=fold(key)[:80])
            continue
        with desk.guarded(line):
            is_new = not row.dependencies.filter(needs=needs).exists()
            link = actions.depend(row, needs=needs, by=desk.by)
            if is_new:
                publication.created(desk.of, link)
