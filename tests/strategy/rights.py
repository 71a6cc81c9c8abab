"""Who may use the pages of the strategy, restated from the table of rights."""

from __future__ import annotations

import datetime as dt
import json

from tests.rights import ALL_ROLES, Url

READERS = ALL_ROLES
TEXT_WRITERS = ("owner", "cpo", "ceo")
OBJECTIVE_WRITERS = ("owner", "cpo", "cto", "pm")
CHECKERS = ("owner", "cpo", "cto", "pm", "po", "designer")
INSIDERS = tuple(role for role in ALL_ROLES if role != "guest")
KEEPERS = ("owner", "cpo", "cto", "pm", "po", "ceo")


def _text(world, number=1):
    from passerelle.strategy.models import Statement

    return Statement.objects.get_or_create(
        kind="strategy",
        number=number,
        defaults={"title": "Un cap", "body": "Texte", "by": world.alice},
    )[0]


def _objective(world):
    from passerelle.strategy.models import Objective

    return Objective.objects.get_or_create(
        title="Des tournées justes",
        defaults={
            "product": world.product,
            "start": dt.date(2026, 1, 1),
            "end": dt.date(2026, 12, 31),
        },
    )[0]


def _key_result(world):
    from passerelle.strategy.models import KeyResult

    return KeyResult.objects.get_or_create(
        title="Sans retouche",
        objective=_objective(world),
        defaults={
            "start_value": 40,
            "target_value": 60,
            "start_on": dt.date(2026, 1, 1),
            "target_on": dt.date(2026, 12, 31),
        },
    )[0]


def _entry(world):
    from passerelle.strategy.models import RegisterEntry

    return RegisterEntry.objects.get_or_create(
        title="Un seul intégrateur",
        defaults={"kind": "risk", "product": world.product, "review_on": dt.date(2026, 7, 1)},
    )[0]


def text(world):
    return {"pk": _text(world).pk}


def objective(world):
    return {"pk": _objective(world).pk}


def key_result(world):
    return {"pk": _key_result(world).pk}


def entry(world):
    return {"pk": _entry(world).pk}


def two_texts(world):
    return {"pk": _text(world, 2).pk, "before": _text(world, 1).pk}


def kind(world):
    return {"kind": "vision"}


def register_sheet(world):
    return {"sheet": "register"}


def undone(world):
    return {"sheet": "objectives", "token": "none"}


def register_cell(world):
    return _cell(_entry(world), "impact", "5")


def _cell(row, field, text):
    return {"edits": json.dumps([{"number": row.pk, "field": field, "text": text}])}


URLS = [
    Url("strategy:home", get=READERS),
    Url("strategy:statements", get=READERS),
    Url("strategy:publish", get=TEXT_WRITERS, post=TEXT_WRITERS, kwargs=kind),
    Url("strategy:statement", get=READERS, kwargs=text),
    Url("strategy:printed", get=READERS, kwargs=text),
    Url("strategy:acknowledge", post=READERS, kwargs=text),
    Url("strategy:readers", get=TEXT_WRITERS, kwargs=text),
    Url("strategy:difference", get=READERS, kwargs=two_texts),
    Url("strategy:objectives", get=READERS),
    Url("strategy:new_objective", get=OBJECTIVE_WRITERS, post=OBJECTIVE_WRITERS),
    Url("strategy:objective", get=READERS, kwargs=objective),
    Url("strategy:edit_objective", get=OBJECTIVE_WRITERS, post=OBJECTIVE_WRITERS, kwargs=objective),
    Url("strategy:archive_objective", post=OBJECTIVE_WRITERS, kwargs=objective),
    Url(
        "strategy:delete_objective", get=OBJECTIVE_WRITERS, post=OBJECTIVE_WRITERS, kwargs=objective
    ),
    Url("strategy:new_key_result", get=OBJECTIVE_WRITERS, post=OBJECTIVE_WRITERS, kwargs=objective),
    Url("strategy:key_results", get=READERS),
    Url("strategy:key_result", get=READERS, kwargs=key_result),
    Url("strategy:know", get=READERS, kwargs=key_result),
    Url("strategy:check_in", get=CHECKERS, post=CHECKERS, kwargs=key_result),
    Url(
        "strategy:edit_key_result",
        get=OBJECTIVE_WRITERS,
        post=OBJECTIVE_WRITERS,
        kwargs=key_result,
    ),
    Url("strategy:archive_key_result", post=OBJECTIVE_WRITERS, kwargs=key_result),
    Url(
        "strategy:delete_key_result",
        get=OBJECTIVE_WRITERS,
        post=OBJECTIVE_WRITERS,
        kwargs=key_result,
    ),
    Url("strategy:cells", post=KEEPERS, kwargs=register_sheet, data=register_cell),
    Url("strategy:cell_choices", get=KEEPERS, kwargs=register_sheet),
    Url("strategy:undo_cells", post=OBJECTIVE_WRITERS, kwargs=undone),
    Url("strategy:register", get=INSIDERS),
    Url("strategy:export_register", get=INSIDERS),
    Url("strategy:new_entry", get=KEEPERS, post=KEEPERS),
    Url("strategy:entry", get=INSIDERS, kwargs=entry),
    Url("strategy:edit_entry", get=KEEPERS, post=KEEPERS, kwargs=entry),
    Url("strategy:review", post=KEEPERS, kwargs=entry),
    Url("strategy:set_state", post=KEEPERS, kwargs=entry),
    Url("strategy:archive_entry", post=KEEPERS, kwargs=entry),
    Url("strategy:delete_entry", get=KEEPERS, post=KEEPERS, kwargs=entry),
]
