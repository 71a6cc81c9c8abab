"""Objects of many kinds, just enough of each to be named: one query for all that say what names them.

A model that people meet in the trail says it in `NAMED_BY`: the columns that its name, its address and its
product are made of ("title", "objective__product_id"). A model that does not is read whole, one query each.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db import models
from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Cast

Model = type[models.Model]
Found = dict[Model, dict[Any, models.Model]]


def named(wanted: Mapping[Model, Collection[Any]]) -> Found:
    """Those of these objects that are still there, by model and id."""
    found: Found = {model: {} for model in wanted}
    told = {model: ids for model, ids in wanted.items() if ids and _columns(model)}
    for place, *values in _union(told):
        model = list(told)[int(place)]
        obj = _made(model, _columns(model), values)
        found[model][obj.pk] = obj
    for model in wanted.keys() - told.keys():
        found[model] = _whole(model, wanted[model])
    return found


def _columns(model: Model) -> Sequence[str]:
    named_by: Sequence[str] = getattr(model, "NAMED_BY", ())
    return (model._meta.pk.attname, *named_by) if named_by else ()


def _union(told: Mapping[Model, Collection[Any]]) -> QuerySet[Any, Any] | list[Any]:
    """(place of the model, its columns as text, nothing up to the widest) of every object."""
    width = max((len(_columns(model)) for model in told), default=0)
    parts = [
        _part(model, ids, place=place, width=width)
        for place, (model, ids) in enumerate(told.items())
    ]
    return parts[0].union(*parts[1:], all=True) if parts else []


def _part(model: Model, ids: Collection[Any], *, place: int, width: int) -> QuerySet[Any, Any]:
    text = CharField()
    columns = [Cast(F(name), text) for name in _columns(model)]
    padding = [Value("", text) for _ in range(width - len(columns))]
    rows = model._base_manager.filter(pk__in=list(ids)).order_by()
    return rows.values_list(Value(str(place), text), *columns, *padding)


def _made(model: Model, columns: Sequence[str], values: Sequence[Any]) -> models.Model:
    """The object with these columns; any other would be read when asked for."""
    own: dict[str, Any] = {}
    linked: dict[str, dict[str, Any]] = {}
    for name, value in zip(columns, values, strict=False):
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
