"""The first-run path. Upper floors say in `ready()` which steps they add, and whether each is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do first: what, why (whole lazy sentences), where, and how to tell that it is done.

    `order` sorts: 10 name the company, 20 first objective, 30 first file.
    """

    order: int
    title: Any
    why: Any
    url_name: str
    is_done: Callable[[], bool]


_steps: dict[str, Step] = {}


def register(step: Step) -> Step:
    """Called once by an app when it is ready; the URL is only resolved when the page is drawn."""
    _steps[step.url_name] = step
    return step


@dataclass(frozen=True, slots=True)
class Shown:
    number: int
    title: Any
    why: Any
    url: str
    done: bool


def path() -> list[Shown]:
    """Every step in order, with its address and whether it is done (one small query each)."""
    ordered = sorted(_steps.values(), key=lambda step: step.order)
    return [
        Shown(number, step.title, step.why, reverse(step.url_name), bool(step.is_done()))
        for number, step in enumerate(ordered, start=1)
    ]
