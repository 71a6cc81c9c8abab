"""The steps of an exercise, from the frame to the proof; the floors above add theirs when they are ready."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from passerelle.arbitration.models import Arbitration
from passerelle.people.may import may
from passerelle.people.models import Person


@dataclass(frozen=True, slots=True)
class Step:
    """A page of an arbitration: `url_name` takes its number, `label` is lazy text."""

    order: int
    label: Any
    url_name: str
    capability: str = "arbitration.read"


@dataclass(frozen=True, slots=True)
class Shown:
    label: Any
    url: str
    is_current: bool


_steps: list[Step] = []


def register(step: Step) -> None:
    """Put a page among the steps."""
    if step not in _steps:
        _steps.append(step)
        _steps.sort(key=lambda one: one.order)


def steps_of(
    arbitration: Arbitration, person: Person, *, path: str, here: Sequence[str] = ()
) -> list[Shown]:
    """The steps that this person may open; the one whose address begins `path` longest is current.

    `here`: addresses of steps, for a page that lies elsewhere; the first that they may open is current.
    """
    urls = [
        (step, reverse(step.url_name, args=[arbitration.number]))
        for step in _steps
        if may(person, step.capability, arbitration)
    ]
    known = [url for _, url in urls]
    if here:
        current = next((one for one in here if one in known), "")
    else:
        current = max((url for url in known if path.startswith(url)), key=len, default="")
    return [Shown(step.label, url, url == current) for step, url in urls]
