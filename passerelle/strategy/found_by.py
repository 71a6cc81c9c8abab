"""How statements, objectives, key results and register entries are found by search and palette."""

from __future__ import annotations

from passerelle.desk.index import Found
from passerelle.strategy.models import KeyResult, Objective, RegisterEntry, Statement


def statement(row: Statement) -> Found:
    return Found("", row.title, row.body, row.get_absolute_url())


def objective(row: Objective) -> Found | None:
    if row.archived_at:
        return None
    return Found(row.code, row.title, row.description, row.get_absolute_url(), row.product_id)


def key_result(row: KeyResult) -> Found | None:
    if row.archived_at or row.objective.archived_at:
        return None
    words = row.objective.title
    return Found(row.code, row.title, words, row.get_absolute_url(), row.product_id)


def entry(row: RegisterEntry) -> Found | None:
    if row.archived_at:
        return None
    words = f"{row.description} {row.response}"
    return Found(row.code, row.title, words, row.get_absolute_url(), row.product_id)
