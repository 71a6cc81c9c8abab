"""Saying which column is what without the page: for tables of work items."""

from __future__ import annotations

from django.utils.translation import gettext as _

from passerelle.connect.fields import FIELDS
from passerelle.connect.mapping import detect
from passerelle.connect.tables import kind_of, peek
from passerelle.kernel.errors import DomainError, InputError
from passerelle.people.models import Person
from passerelle.sources.actions.remember import remember
from passerelle.sources.models import Import
from passerelle.sources.options import how
from passerelle.sources.preview import saved


def map_columns(of: Import, said: dict[str, str], *, by: Person, is_kept: bool) -> None:
    """As said, else as this header was read before, else by name. What is said is kept for the next file."""
    _refuse_unknown(said)
    columns = _columns(of)
    if not columns:
        return
    kept = saved(of.kind, columns)
    if kept is None and not said:
        return
    known = kept.columns["mapping"] if kept else detect("tracker", columns)
    others = {name: column for name, column in known.items() if column not in said.values()}
    mapping = others | said
    of.options = of.options | {"mapping": mapping}
    of.save(update_fields=["options"])
    if said and is_kept and set(mapping.values()) <= set(columns):
        remember(of.kind, columns, mapping, holds="tracker", by=by)


def _columns(of: Import) -> tuple[str, ...]:
    """The header; nothing for JSON, nor for a file that cannot be read: whoever reads it whole says why."""
    try:
        is_table = kind_of(of.file) != "json"
        return peek(of.file, how=how(of.options), repeated=True).columns if is_table else ()
    except InputError:
        return ()


def _refuse_unknown(said: dict[str, str]) -> None:
    names = [one.name for one in FIELDS["tracker"]]
    for name in said:
        if name not in names:
            raise DomainError(
                _("“%(name)s” is not a field of this kind of file.") % {"name": name},
                _("Fields are: %(names)s.") % {"names": ", ".join(sorted(names))},
            )
