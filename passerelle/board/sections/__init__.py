"""The sections of a board pack, in their order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from passerelle.board.sections import (
    answers,
    asks,
    choice,
    course,
    flow,
    measures,
    money,
    road,
    stakes,
)
from passerelle.board.sections.context import Context, Written


@dataclass(frozen=True, slots=True)
class Part:
    name: Any  # a lazy translation
    build: Callable[[Context], Written]


SECTIONS: dict[str, Part] = {
    "course": Part(_("State of the product"), course.build),
    "measures": Part(_("Measures"), measures.build),
    "why": Part(_("Why it moved"), answers.build),
    "choice": Part(_("The choice and what was given up"), choice.build),
    "road": Part(_("Roadmap"), road.build),
    "flow": Part(_("Delivery"), flow.build),
    "money": Part(_("Cost"), money.build),
    "stakes": Part(_("Opportunities and risks"), stakes.build),
    "asks": Part(_("What we ask of the Comex"), asks.build),
}
