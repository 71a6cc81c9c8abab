"""What the page shows is what its address says: view, filters, group, sort, page, baseline."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from passerelle.kernel.errors import DomainError
from passerelle.kernel.periods import Quarter

VIEWS = ("timeline", "table", "board", "tree")
GROUPS = ("none", "team", "product", "objective", "theme", "owner", "state", "bucket")
SORTS = (
    "number", "title", "team", "owner", "product", "theme", "objective", "state", "bucket",
    "start_on", "end_on", "late_on", "promised_on", "delivered_on", "confidence", "evidence_count",
    "value", "cost",
)  # fmt: skip
FILTERS = ("team", "product", "theme", "objective", "owner", "state", "bucket", "quarter")
GROUP_OF = {"timeline": "team", "tree": "objective"}
SORT_OF = {"timeline": "end_on", "board": "end_on"}
SPANS = (2, 3, 4, 6, 8)


@dataclass(frozen=True, slots=True)
class State:
    """One way of looking at the roadmap. `query()` gives the address that shows it again."""

    view: str = "timeline"
    group: str = ""
    sort: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    words: str = ""
    archived: bool = False
    baseline: int | None = None
    start: Quarter | None = None
    span: int = 3
    page: int = 1

    @property
    def grouped_by(self) -> str:
        """The chosen group, else the one its view is drawn by; empty for none."""
        chosen = self.group or GROUP_OF.get(self.view, "none")
        return "" if chosen == "none" else chosen

    @property
    def sorted_by(self) -> str:
        return self.sort or SORT_OF.get(self.view, "number")

    @property
    def is_filtered(self) -> bool:
        return bool(self.filters or self.words or self.archived)

    def query(self, **changes: Any) -> str:
        """The query string of this state with some parts changed, defaults left out, page back to the first."""
        changes.setdefault("page", 1)
        then = replace(self, **changes)
        pairs: list[tuple[str, Any]] = [("view", then.view)]
        pairs += [(name, value) for name in FILTERS for value in then.filters.get(name, ())]
        pairs += [
            (name, value)
            for name, value, default in (
                ("q", then.words, ""),
                ("archived", "1" if then.archived else "", ""),
                ("group", then.group, ""),
                ("sort", then.sort, ""),
                ("baseline", then.baseline, None),
                ("from", then.start, None),
                ("span", then.span, 3),
                ("page", then.page, 1),
            )
            if value != default
        ]
        return "?" + urlencode(pairs)

    def window(self, today: dt.date, *, first_month: int) -> tuple[Quarter, Quarter]:
        """The first and last quarters of the timeline: three from the current one unless the address says."""
        first = self.start or Quarter.of(today, first_month=first_month)
        return first, first.shifted(self.span - 1)


def read(params: QueryDict, *, first_month: int = 1) -> State:
    """The state an address asks for; a sentence when it asks for something that does not exist."""
    return State(
        view=_one(params, "view", VIEWS, default="timeline"),
        group=_one(params, "group", GROUPS, default=""),
        sort=_sort(params),
        filters={name: v for name in FILTERS if (v := _many(params, name))},
        words=params.get("q", "").strip()[:200],
        archived=params.get("archived") == "1",
        baseline=_read(params, "baseline", int),
        start=_read(params, "from", lambda text: Quarter.parse(text, first_month=first_month)),
        span=_read(params, "span", _span) or 3,
        page=_read(params, "page", int) or 1,
    )


def _many(params: QueryDict, name: str) -> tuple[str, ...]:
    return tuple(value for value in params.getlist(name) if value)


def _one(params: QueryDict, name: str, known: tuple[str, ...], *, default: str) -> str:
    value = params.get(name) or default
    if value != default and value not in known:
        raise _unknown(name, value)
    return value


def _sort(params: QueryDict) -> str:
    value = params.get("sort", "")
    if value and value.removeprefix("-") not in SORTS:
        raise _unknown("sort", value)
    return value


def _span(text: str) -> int:
    if int(text) not in SPANS:
        raise ValueError(text)
    return int(text)


def _read(params: QueryDict, name: str, parse: Callable[[str], Any]) -> Any:
    text = params.get(name, "")
    if not text:
        return None
    try:
        return parse(text)
    except ValueError:
        raise _unknown(name, text) from None


def _unknown(name: str, value: str) -> DomainError:
    return DomainError(
        _("This address asks for “%(value)s” under “%(name)s”, which the roadmap does not know.")
        % {"value": value[:60], "name": name},
        _("Open the roadmap from the menu and choose again."),
    )
