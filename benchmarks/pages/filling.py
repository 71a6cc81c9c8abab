"""The same company with 10 rows of each kind, or 1,000: real rows put aside, or copied with what hangs from them."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Iterator, Sequence
from typing import Any

Row = Any


@contextlib.contextmanager
def sized(rows: int, *, candidates: Any = None, wanted: int = 0) -> Iterator[None]:
    """Within it, every list holds `rows` rows; afterwards nothing has changed.

    With `candidates` (ids of initiatives that can be arbitrated), the roadmap holds them alone, `wanted` in all.
    """
    from django.db import transaction

    from passerelle.desk import index

    with transaction.atomic():
        for model in _kinds():
            if candidates is not None and model.__name__ == "Initiative":
                _arbitrated(model, list(candidates), wanted)
            else:
                _trim(model, rows) if model.objects.count() > rows else _grow(model, rows)
        index.rebuild()
        yield
        transaction.set_rollback(True)


def _kinds() -> list[Any]:
    from passerelle.delivery.models import WorkItem
    from passerelle.kpis.models import Measure
    from passerelle.people.models import Person
    from passerelle.roadmap.models import Initiative
    from passerelle.strategy.models import KeyResult, Objective, RegisterEntry

    return [Person, Measure, Objective, KeyResult, RegisterEntry, WorkItem, Initiative]


def _trim(model: Any, rows: int) -> None:
    """Beyond the first rows, archived; people leave (never the one who looks); all but the newest work items go."""
    from django.utils import timezone

    names = {field.name for field in model._meta.fields}
    order = "pk" if names & {"archived_at", "is_active"} else "-pk"
    kept = list(model.objects.order_by(order).values_list("pk", flat=True)[:rows])
    others = model.objects.exclude(pk__in=kept)
    if "archived_at" in names:
        others.update(archived_at=timezone.now())
    elif "is_active" in names:
        others.exclude(role="cpo").update(is_active=False)
    elif rows < 100:
        others.delete()


def _arbitrated(model: Any, candidates: list[int], wanted: int) -> None:
    """The others are put away, and nothing waits for them; then copies of the candidates, or fewer of them."""
    from django.utils import timezone

    from passerelle.roadmap.models import Dependency

    kept = model.objects.filter(pk__in=candidates[:wanted])
    model.objects.exclude(pk__in=kept).update(archived_at=timezone.now())
    Dependency.objects.exclude(needs__in=kept).delete()
    if wanted > len(candidates):
        _grow(model, wanted, originals=list(kept.order_by("pk")))


def _grow(model: Any, rows: int, *, originals: list[Row] | None = None) -> None:
    """Copies of the real rows, in turn, each with its own children."""
    originals = originals or list(model.objects.order_by("pk"))
    missing = rows - len(originals)
    sources = list(itertools.islice(itertools.cycle(originals), missing))
    copies = [_copy(row, n) for n, row in enumerate(sources, start=1)]
    _spread(copies)
    made = model.objects.bulk_create(copies)
    if model.__name__ == "Objective":
        _serve(originals, made)
    for name in _children(model):
        _grow_children(model, name, sources, made)


def _serve(originals: list[Row], made: list[Row]) -> None:
    """A copy serves the copy, made in the same round, of what its original serves."""
    place = {row.pk: index for index, row in enumerate(originals)}
    for n, copy in enumerate(made):
        if copy.parent_id:
            at = n - n % len(originals) + place[copy.parent_id]
            copy.parent_id = made[at].pk if at < len(made) else None
    type(originals[0]).objects.bulk_update(made, ["parent"])


def _spread(copies: list[Row]) -> None:
    """What stands under an objective is shared out among the thousand, as in a company of that size."""
    from passerelle.strategy.models import Objective

    if not copies or not any(field.name == "objective" for field in copies[0]._meta.fields):
        return
    objectives = itertools.cycle(Objective.objects.order_by("-pk").values_list("pk", flat=True))
    for copy in copies:
        copy.objective_id = next(objectives)


def _children(model: Any) -> Sequence[str]:
    return {
        "Measure": ("roll_ups", "targets", "definitions"),
        "KeyResult": ("check_ins",),
        "Initiative": ("skill_needs", "dependencies", "register_links"),
        "Person": ("memberships",),
    }.get(model.__name__, ())


def _grow_children(model: Any, name: str, sources: list[Row], made: list[Row]) -> None:
    relation = model._meta.get_field(name)
    key, child = relation.field.attname, relation.related_model
    by_parent: dict[int, list[Row]] = {}
    for row in child.objects.filter(**{f"{key}__in": {s.pk for s in sources}}):
        by_parent.setdefault(getattr(row, key), []).append(row)
    child.objects.bulk_create(
        [
            _plain_copy(row, **{key: copy.pk})
            for source, copy in zip(sources, made, strict=True)
            for row in by_parent.get(source.pk, ())
        ],
        batch_size=500,
    )


def _plain_copy(row: Row, **changes: Any) -> Row:
    values = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields}
    return type(row)(**{**values, row._meta.pk.attname: None, **changes})


def _copy(row: Row, n: int) -> Row:
    """A copy that shares nothing that must be its own."""
    own: dict[str, Any] = {}
    for field in row._meta.concrete_fields:
        kept = getattr(row, field.attname)
        if field.name in {"slug", "external_id", "key", "email"} and kept:
            own[field.attname] = f"copy{n}-{kept}"[: field.max_length]
        elif field.name == "name":
            own[field.attname] = f"{kept} {n}"[: field.max_length]
        elif field.name == "number":
            own[field.attname] = 1000 + n
    return _plain_copy(row, **own)
