"""Lists of the strategy typed in like sheets: the same rules as their forms, cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.db import transaction
from django.db.models import QuerySet
from django.forms.models import model_to_dict
from django.http import Http404
from django.utils.translation import gettext as _

from passerelle.people.may import seen_by
from passerelle.people.models import Person
from passerelle.strategy import actions
from passerelle.strategy.forms.choices import people
from passerelle.strategy.forms.objective import ObjectiveForm
from passerelle.strategy.forms.register import EntryForm
from passerelle.strategy.models import Objective, RegisterEntry
from passerelle.strategy.queries.written_by import last_writers
from passerelle.ui import typed
from passerelle.ui.alphabetical import fold
from passerelle.ui.cells import Clash, Edit, Wrong

Row = Any  # an objective or an entry of the register


@dataclass(frozen=True)
class Sheet:
    """A list whose cells can be typed in: `fields` says of each whether it is a choice, a person or a date."""

    key: str
    model: type[Any]
    capability: str
    form: type[forms.ModelForm[Any]]
    fields: dict[str, str]
    change: Callable[..., Row]

    def rows(self, person: Person) -> QuerySet[Any]:
        """The rows that this person may change."""
        rows = self.model.objects.select_related("owner", "product")
        return seen_by(person, self.capability, rows)

    def label(self, name: str) -> str:
        return str(self.model._meta.get_field(name).verbose_name)


OBJECTIVES = Sheet(
    "objectives",
    Objective,
    "objective.write",
    ObjectiveForm,
    {"horizon": "choice", "owner": "person", "end": "date"},
    actions.change_objective,
)
REGISTER = Sheet(
    "register",
    RegisterEntry,
    "register.write",
    EntryForm,
    {
        "likelihood": "choice",
        "impact": "choice",
        "owner": "person",
        "review_on": "date",
        "state": "choice",
    },
    actions.change_entry,
)
SHEETS = {sheet.key: sheet for sheet in (OBJECTIVES, REGISTER)}


@dataclass
class Outcome:
    """What became of the edits: rows written and their way back, or why nothing was."""

    written: int = 0
    back: list[Edit] = field(default_factory=list)
    wrong: list[Wrong] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)
    again: list[Edit] = field(default_factory=list)


def text_of(row: Row, name: str) -> str:
    """The cell as one would type it."""
    value = getattr(row, name)
    if value is None:
        return ""
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def shown(row: Row, name: str) -> str:
    """The cell as the page shows it."""
    label = getattr(row, f"get_{name}_display", None)
    return str(label()) if label else text_of(row, name)


@transaction.atomic
def write(sheet: Sheet, edits: Sequence[Edit], *, by: Person) -> Outcome:
    """Write every cell or none; nothing is written over what someone else wrote since it was shown."""
    found = sheet.rows(by).select_for_update(of=("self",)).filter(pk__in={e.number for e in edits})
    rows = {row.pk: row for row in found}
    if {e.number for e in edits} - rows.keys():
        raise Http404(sheet.key)
    real = [e for e in edits if e.text != text_of(rows[e.number], e.field)]
    done = Outcome(again=[_as_seen(rows[e.number], e) for e in edits])
    done.clashes = _clashes(sheet, rows, real)
    if done.clashes:
        return done
    checked = _checked(sheet, rows, real, by=by, done=done)
    if not done.wrong:
        for row, facts, mine in checked:
            done.back += [Edit(row.pk, e.field, text_of(row, e.field)) for e in mine]
            sheet.change(row, by=by, **facts)
        done.written = len(checked)
        done.back = _guarded(sheet, done.back, by=by)
    return done


def _as_seen(row: Row, edit: Edit) -> Edit:
    """The same edit by someone who has now seen what stands there."""
    return Edit(edit.number, edit.field, edit.text, was=text_of(row, edit.field))


def _guarded(sheet: Sheet, back: list[Edit], *, by: Person) -> list[Edit]:
    """The way back holds only as long as nobody writes there again."""
    rows = sheet.rows(by).in_bulk([e.number for e in back])
    return [_as_seen(rows[e.number], e) for e in back if e.number in rows]


def _clashes(sheet: Sheet, rows: dict[int, Row], edits: Sequence[Edit]) -> list[Clash]:
    lost = [e for e in edits if e.was is not None and e.was != text_of(rows[e.number], e.field)]
    writers = last_writers(sheet.model, [e.number for e in lost]) if lost else {}
    return [
        Clash(
            number=e.number,
            field=e.field,
            code=rows[e.number].code,
            title=rows[e.number].title,
            label=sheet.label(e.field),
            mine=e.text,
            theirs=shown(rows[e.number], e.field),
            who=writer.name if (writer := writers.get((e.number, e.field))) else "",
            at=writer.at if writer else None,
        )
        for e in lost
    ]


def _checked(
    sheet: Sheet, rows: dict[int, Row], edits: Sequence[Edit], *, by: Person, done: Outcome
) -> list[tuple[Row, dict[str, Any], list[Edit]]]:
    """Each row with its new facts, as its own form would accept them; what it refuses goes to `done.wrong`."""
    checked = []
    reach = _Reach(by)
    for pk in dict.fromkeys(e.number for e in edits):
        mine = [e for e in edits if e.number == pk]
        raw = {e.field: _raw(sheet, e, rows[pk], reach=reach, done=done) for e in mine}
        form = _form(sheet, rows[pk], raw, by=by)
        if form.is_valid():
            row = sheet.model.objects.select_related("owner").get(pk=pk)  # the form touched its own
            checked.append((row, {name: form.cleaned_data[name] for name in raw}, mine))
            continue
        told = {w.field for w in done.wrong if w.number == pk}
        for name in form.errors.keys() - told:
            edit = next((e for e in mine if e.field == name), mine[0])
            done.wrong.append(_wrong(sheet, rows[pk], edit, " ".join(map(str, form.errors[name]))))
    return checked


def _form(sheet: Sheet, row: Row, raw: dict[str, Any], *, by: Person) -> forms.ModelForm[Any]:
    """The row's own form, told all that it holds and what changes; links that stay are not looked up again."""
    names = list(sheet.form.base_fields)
    form = sheet.form({**model_to_dict(row, fields=names), **raw}, instance=row, person=by)  # type: ignore[call-arg]
    for name, one in list(form.fields.items()):
        if isinstance(one, forms.ModelChoiceField) and name not in raw:
            del form.fields[name]
    return form


class _Reach:
    """The people whom a cell may name, read when first asked for."""

    def __init__(self, by: Person) -> None:
        self.by = by
        self._known: list[Person] | None = None

    def find(self, text: str) -> Person | None:
        if self._known is None:
            self._known = list(people(self.by))
        wanted = fold(text).strip()
        return next((p for p in self._known if wanted in {fold(p.name), fold(p.email)}), None)


def _raw(sheet: Sheet, edit: Edit, row: Row, *, reach: _Reach, done: Outcome) -> Any:
    """What the form is given for a text."""
    kind = sheet.fields[edit.field]
    try:
        if kind == "date":
            day = typed.day(edit.text)
            return day.isoformat() if day else ""
        return _person(edit.text, row, reach) if kind == "person" else _choice(sheet, edit)
    except typed.CellError as error:
        done.wrong.append(_wrong(sheet, row, edit, str(error)))
        return ""


def _person(text: str, row: Row, reach: _Reach) -> int | None:
    if text.strip() in typed.EMPTY:
        return None
    if row.owner and fold(text).strip() == fold(row.owner.name):
        return int(row.owner_id)
    person = reach.find(text)
    if person is None:
        raise typed.CellError(
            _("Nobody is called “%(text)s”: write a name of the directory, or an e-mail.")
            % {"text": text[:60]}
        )
    return person.pk


def _choice(sheet: Sheet, edit: Edit) -> str:
    pairs = sheet.model._meta.get_field(edit.field).choices
    wanted = fold(edit.text).strip()
    for value, label in pairs:
        if wanted in {fold(str(value)), fold(str(label))}:
            return str(value)
    names = ", ".join(str(label) for _value, label in pairs)
    raise typed.CellError(
        _("“%(text)s” is not one of: %(names)s.") % {"text": edit.text[:40], "names": names}
    )


def _wrong(sheet: Sheet, row: Row, edit: Edit, message: str) -> Wrong:
    return Wrong(row.code, row.pk, edit.field, sheet.label(edit.field), edit.text, message)
