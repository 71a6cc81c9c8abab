"""Now, next, later: what is still to come, in three columns."""

from __future__ import annotations

from typing import Any

from django.utils.translation import ngettext

from passerelle.kernel.typography import short_date
from passerelle.people.may import may
from passerelle.roadmap.forms.shown import span
from passerelle.roadmap.models import LIVE, Initiative
from passerelle.roadmap.state import State
from passerelle.roadmap.views.asked import Asked
from passerelle.ui.language import lang


def context(request: Asked, state: State, rows: list[Initiative]) -> dict[str, Any]:
    live = [row for row in rows if row.state in LIVE]
    return {
        "columns": [_column(request, bucket, live) for bucket in Initiative.Bucket],
        "left_out": _left_out(len(rows) - len(live)),
    }


def _column(request: Asked, bucket: Any, rows: list[Initiative]) -> dict[str, Any]:
    inside = [row for row in rows if row.bucket == bucket]
    return {
        "key": str(bucket),
        "label": bucket.label,
        "slips": [_slip(request, row) for row in inside],
        "others": [other for other in Initiative.Bucket if other != bucket],
    }


def _slip(request: Asked, row: Initiative) -> dict[str, Any]:
    language = lang()
    return {
        "row": row,
        "url": row.get_absolute_url(),
        "value": span(row.value, row.value_unit, language),
        "end": short_date(row.end_on, language) if row.end_on else "",
        "is_late": bool(row.end_on and row.promised_on and row.end_on > row.promised_on),
        "is_open": may(request.user, "roadmap.write", row),
    }


def _left_out(count: int) -> str:
    if not count:
        return ""
    return ngettext(
        "%(count)d initiative is delivered or dropped and is not in the columns.",
        "%(count)d initiatives are delivered or dropped and are not in the columns.",
        count,
    ) % {"count": count}
