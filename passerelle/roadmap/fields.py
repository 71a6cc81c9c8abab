"""The cells of the roadmap: what each field is called, holds, and takes up of the model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from passerelle.roadmap.models import Initiative


@dataclass(frozen=True, slots=True)
class Field:
    """One cell. `kind` is text, long, choice, link, date, whole, number, range, words or flag."""

    key: str
    label: str | Promise
    kind: str
    attrs: tuple[str, ...]

    @property
    def attr(self) -> str:
        return self.attrs[0]


def _own(key: str, kind: str, label: Any = None) -> Field:
    name = label or Initiative._meta.get_field(key).verbose_name  # type: ignore[union-attr]
    return Field(key, name, kind, (key,))


def _range(key: str, label: Any) -> Field:
    return Field(key, label, "range", (f"{key}_low", f"{key}_mid", f"{key}_high"))


_ALL = (
    _own("title", "text", _("title")),
    _own("problem", "long"),
    _own("state", "choice"),
    _own("bucket", "choice"),
    _own("product", "link"),
    _own("objective", "link"),
    _own("team", "link"),
    _own("owner", "link"),
    _own("sponsor", "link"),
    _own("theme", "link"),
    _own("departments", "words"),
    _range("value", _("value")),
    _own("value_low", "number"),
    _own("value_mid", "number"),
    _own("value_high", "number"),
    _own("value_unit", "text"),
    _own("value_months", "whole"),
    _range("cost", _("cost")),
    _own("cost_low", "number"),
    _own("cost_mid", "number"),
    _own("cost_high", "number"),
    _own("cost_unit", "text"),
    _own("confidence", "whole"),
    _own("evidence_count", "whole"),
    _own("start_on", "date"),
    _own("end_on", "date"),
    _own("late_on", "date"),
    _own("promised_on", "date"),
    _own("delivered_on", "date"),
    _own("deadline", "date"),
    _own("delay", "number"),
    _own("success_measure", "link"),
    _range("effect", _("expected effect")),
    _own("effect_low", "number"),
    _own("effect_mid", "number"),
    _own("effect_high", "number"),
    Field("archived", _("archived"), "flag", ("archived_at",)),
)
FIELDS: dict[str, Field] = {field.key: field for field in _ALL}
BY_ATTR: dict[str, Field] = {f.attr: f for f in _ALL if len(f.attrs) == 1}
COLUMNS = (
    "title", "team", "owner", "theme", "state", "bucket", "start_on", "end_on", "promised_on",
    "value", "cost", "confidence",
)  # fmt: skip
BULK = ("bucket", "state", "team", "owner", "theme", "objective", "product", "promised_on")
