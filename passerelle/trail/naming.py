"""Objects of many kinds, just enough of each to be named: one query for all that say what names them.

A model that people meet in the trail says it in `NAMED_BY`: the columns that its name, its address and its
product are made of ("title", "objective__product_id"). A model that does not is read whole, one query each.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any

from django.db import connection, models

Model = type[models.Model]
Found = dict[Model, dict[Any, models.Model]]


def named(wanted: Mapping[Model, Collection[Any]]) -> Found:
    """Those of these objects that are still there, by model and id."""
    found: Found = {model: {} for model in wanted}
    told = {model: ids for model, ids in wanted.items() if ids and _columns(model)}
    for place, *values in _read(told):
        model = list(told)[place]
        obj = _made(model, values)
        found[model][obj.pk] = obj
    for model in wanted.keys() - told.keys():
        found[model] = _whole(model, wanted[model])
    return found


@cache
def _columns(model: Model) -> Sequence[str]:
    named_by: Sequence[str] = getattr(model, "NAMED_BY", ())
    return (model._meta.pk.attname, *named_by) if named_by else ()


def _read(told: Mapping[Model, Collection[Any]]) -> list[tuple[Any, ...]]:
    """(place of the model, its columns as text, nothing up to the widest) of every object.

    Worded by hand: the ORM took 5 ms of processor time for seven kinds, a quarter of a whole list page.
    """
    if not told:
        return []
    width = max(len(_columns(model)) for model in told)
    parts = [
        f"SELECT {place}, {_select(model, width)} IN ({', '.join(['%s'] * len(ids))})"
        for place, (model, ids) in enumerate(told.items())
    ]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), [pk for ids in told.values() for pk in ids])
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


@cache
def _select(model: Model, width: int) -> str:
    """`columns FROM table JOIN … WHERE id`: names come from our models, never from outside."""
    quote, own = connection.ops.quote_name, _field(model, "", _columns(model)[0])
    table, joins, cells = quote(model._meta.db_table), "", []
    for name in _columns(model):
        link, _, column = name.rpartition("__")
        owner = quote(link) if link else table
        cells.append(f"CAST({owner}.{quote(_field(model, link, column).column)} AS text)")
        if link:
            joins += f" LEFT JOIN {_joined(model, link)}"
    cells += ["CAST(NULL AS text)"] * (width - len(cells))
    return f"{', '.join(cells)} FROM {table}{joins} WHERE {table}.{quote(own.column)}"


def _joined(model: Model, link: str) -> str:
    quote = connection.ops.quote_name
    field: Any = model._meta.get_field(link)
    related = field.related_model._meta
    here = f"{quote(model._meta.db_table)}.{quote(field.column)}"
    return f"{quote(related.db_table)} {quote(link)} ON {quote(link)}.{quote(related.pk.column)} = {here}"


def _field(model: Model, link: str, attname: str) -> Any:
    owner: Any = model._meta.get_field(link).related_model if link else model
    return next(field for field in owner._meta.concrete_fields if field.attname == attname)


def _made(model: Model, values: Sequence[Any]) -> models.Model:
    """The object with these columns; any other would be read when asked for."""
    own: dict[str, Any] = {}
    linked: dict[str, dict[str, Any]] = {}
    for name, value in zip(_columns(model), values, strict=False):
        link, _, rest = name.rpartition("__")
        (linked.setdefault(link, {}) if link else own)[rest] = value
    obj = _loaded(model, own)
    for link, facts in linked.items():
        field: Any = model._meta.get_field(link)
        field.set_cached_value(obj, _loaded(field.related_model, facts))
    return obj


def _loaded(model: Model, facts: Mapping[str, Any]) -> models.Model:
    fields = [field for field in model._meta.concrete_fields if field.attname in facts]
    values = [field.to_python(facts[field.attname]) for field in fields]
    made: models.Model = model.from_db("default", [field.attname for field in fields], values)
    return made


def _whole(model: Model, ids: Collection[Any]) -> dict[Any, models.Model]:
    """With what it points to, since its name may be made of theirs."""
    if not ids:
        return {}
    links = [field.name for field in model._meta.concrete_fields if field.is_relation]
    return model._base_manager.select_related(*links).in_bulk(list(ids))
