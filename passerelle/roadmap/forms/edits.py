"""A list of cell edits, as the sheet posts them: typed, pasted, filled down, in bulk, dragged or undone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import Http404, QueryDict
from django.utils.translation import gettext as _

from passerelle.kernel.cells import whole
from passerelle.kernel.errors import DomainError
from passerelle.people.may import may
from passerelle.people.models import Person
from passerelle.roadmap.actions import Change, Done
from passerelle.roadmap.fields import BY_ATTR, FIELDS
from passerelle.roadmap.forms.cells import parse, written
from passerelle.roadmap.models import Initiative
from passerelle.roadmap.queries import writable
from passerelle.roadmap.queries.reach import Reach
from passerelle.roadmap.queries.visible import READ_BY
from passerelle.roadmap.rules import Problem
from passerelle.ui.cells import Edit, Wrong, counted, read, unreadable
from passerelle.ui.typed import CellError


def posted(data: QueryDict) -> list[Edit]:
    """The edits of a request: JSON under `edits`, or one field set on every picked row (`pick=22:3`)."""
    if "edits" in data:
        return counted(read(data.get("edits", ""), known=FIELDS))
    return counted(_picked(data))


def _picked(data: QueryDict) -> list[Edit]:
    """One text in one field of every picked row; `quick=bucket:now` names both, `set=22:3|bucket:now` all."""
    if "set" in data:
        pick, _colon, rest = data.get("set", "").rpartition("|")
        field, _colon, text = rest.partition(":")
        number, version = _pick(pick)
        return [Edit(number, _known(field), text, version)]
    field, text = data.get("field", ""), data.get("text", "")
    if "quick" in data:
        field, _colon, text = data.get("quick", "").partition(":")
    _known(field)
    picks = [_pick(one) for one in data.getlist("pick")]
    return [Edit(number, field, text, version) for number, version in picks]


def _known(field: str) -> str:
    if field not in FIELDS:
        raise DomainError(
            _("It is not said what to set."), _("Choose a field, then tick the rows to change.")
        )
    return field


def _pick(text: str) -> tuple[int, int | None]:
    number, _colon, version = text.partition(":")
    picked, seen = whole(number), whole(version)
    if picked is None or (version and seen is None):
        raise unreadable()
    return picked, seen


def changes_of(edits: Sequence[Edit], *, by: Person) -> tuple[list[Change], list[Wrong]]:
    """The change each row is asked for, and every cell that cannot be read. An unknown row is not found."""
    numbers = {edit.number for edit in edits}
    found = writable(by, archived=True).filter(number__in=numbers)
    rows = {row.number: row for row in found}
    if numbers - rows.keys():
        raise Http404("initiative")
    reach, wrong = Reach(by), []
    values: dict[int, dict[str, Any]] = {}
    for edit in edits:
        try:
            cells = parse(FIELDS[edit.field], edit.text, reach=reach)
        except CellError as error:
            wrong.append(_wrong(rows[edit.number], edit, str(error)))
        else:
            values.setdefault(edit.number, {}).update(cells)
    versions = _oldest(edits)
    return [Change(rows[n], given, versions.get(n)) for n, given in values.items()], wrong


def _oldest(edits: Iterable[Edit]) -> dict[int, int]:
    seen: dict[int, int] = {}
    for edit in edits:
        if edit.version is not None:
            seen[edit.number] = min(edit.version, seen.get(edit.number, edit.version))
    return seen


def _wrong(row: Initiative, edit: Edit, message: str) -> Wrong:
    label = str(FIELDS[edit.field].label)
    return Wrong(row.code, row.number, edit.field, label, edit.text, message)


def wrongs_of(problems: Sequence[tuple[Initiative, Problem]], edits: Sequence[Edit]) -> list[Wrong]:
    """Broken rules told cell by cell, with what was typed there."""
    typed = {(edit.number, edit.field): edit for edit in edits}
    return [
        _wrong(
            row,
            typed.get((row.number, problem.field)) or Edit(row.number, problem.field, ""),
            problem.message,
        )
        for row, problem in problems
    ]


def undo_of(done: Done, *, by: Person, lang: str) -> list[Edit]:
    """The edits that put everything back, guarded by the versions just written.

    A link to what this person may not see cannot be named again by them, so is left out.
    """
    return [
        Edit(
            one.initiative.number,
            BY_ATTR[attr].key,
            written(BY_ATTR[attr], [value], lang=lang),
            one.version,
        )
        for one in done.before
        for attr, value in one.values.items()
        if value is None or attr not in READ_BY or may(by, READ_BY[attr], value)
    ]
