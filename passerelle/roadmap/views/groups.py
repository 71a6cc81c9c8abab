"""Rows cut into the groups that their order already makes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from passerelle.roadmap.models import Initiative


@dataclass(frozen=True, slots=True)
class Group:
    """`name` is what people typed when `is_user`, else one of our own words; empty when nothing is grouped."""

    key: Any
    name: str
    rows: list[Initiative]
    is_user: bool = True


def grouped(rows: Iterable[Initiative], by: str) -> Iterator[Group]:
    """One group a value, in the order of the rows."""
    if not by:
        yield Group(None, "", list(rows))
        return
    for key, inside in groupby(rows, key=lambda row: _key(row, by)):
        members = list(inside)
        name, is_user = _name(members[0], by)
        yield Group(key, name, members, is_user)


def _key(row: Initiative, by: str) -> Any:
    value = row.place if by == "bucket" else getattr(row, by)
    return value.pk if isinstance(value, Model) else value


def _name(row: Initiative, by: str) -> tuple[str, bool]:
    if by in {"state", "bucket"}:
        said = row.get_place_display() if by == "bucket" else row.get_state_display()
        return str(said), False
    linked = getattr(row, by)
    return (str(linked), True) if linked else (nothing()[by], False)


def nothing() -> dict[str, str]:
    """What a group without a value is called."""
    return {
        "team": _("No team yet"),
        "product": _("No product"),
        "objective": _("Under no objective"),
        "theme": _("No theme"),
        "owner": _("No owner"),
    }
