"""Where the values of a measure come from by themselves: said by a floor above, shown on its page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
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
_joined: list[str] = []
_columns: list[str] = []


def register(provider: Provider, *, joined: str, columns: Sequence[str]) -> None:
    """`provider(request, measure)` reads what was joined to the measure: it costs the page no query."""
    if provider not in _providers:
        _providers.append(provider)
        _joined.append(joined)
        _columns.extend(columns)


def with_origin(rows: QuerySet[Measure], columns: Sequence[str]) -> QuerySet[Measure]:
    """These columns of the measures, and what tells where each is read."""
    return rows.select_related(*_joined).only(*columns, *_columns)


def origin_of(request: HttpRequest, measure: Measure) -> Origin | None:
    """The first that knows."""
    return next((found for one in _providers if (found := one(request, measure))), None)
