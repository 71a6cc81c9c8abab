"""Where the values of a measure come from by themselves: said by a floor above, shown on its page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from passerelle.kpis.models import Measure


@dataclass(frozen=True, slots=True)
class Origin:
    """`sentence` says from where and until when; `refusal` why the last reading failed, `hint` what to do.

    `url` opens the place, `read_url` takes a POST that reads again; each is empty for who may not.
    """

    sentence: Any
    refusal: Any = ""
    hint: Any = ""
    url: str = ""
    read_url: str = ""


Provider = Callable[[HttpRequest, Measure], Origin | None]
_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """`provider(request, measure)` costs one query at most."""
    if provider not in _providers:
        _providers.append(provider)


def origin_of(request: HttpRequest, measure: Measure) -> Origin | None:
    """The first that knows."""
    return next((found for one in _providers if (found := one(request, measure))), None)
