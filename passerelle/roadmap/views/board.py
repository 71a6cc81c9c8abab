"""Now, next, later: what is still to come, in three columns."""

from __future__ import annotations

from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from passerelle.kernel.typography import short_date
from passerelle.people.may import may
from passerelle.roadmap.forms.shown import span
from passerelle.roadmap.models import LIVE, Initiative
from passerelle.roadmap.state import State
from passerelle.roadmap.views.asked import Asked
from passerelle.roadmap.views.signs import theme_sign
from passerelle.ui.language import lang

HOT, CALM = ' class="hot"', ""


def context(request: Asked, state: State, rows: list[Initiative]) -> dict[str, Any]:
    live = [row for row in rows if row.state in LIVE]
    return {
        "columns": [_column(request, bucket, live) for bucket in Initiative.Bucket],
        "left_out": _left_out(len(rows) - len(live)),
    }


def _column(request: Asked, bucket: Any, rows: list[Initiative]) -> dict[str, Any]:
    inside = [row for row in rows if row.bucket == bucket]
    others = [
        (str(other), str(other.label), _("Move %(code)s to %(column)s"))
        for other in Initiative.Bucket
        if other != bucket
    ]
    late, early = _("expected %(date)s, after its promise"), _("expected %(date)s")
    return {
        "key": str(bucket),
        "label": bucket.label,
        "slips": [_slip(request, row, others, (early, late)) for row in inside],
    }


def _slip(
    request: Asked, row: Initiative, others: list[tuple[str, str, str]], says: tuple[str, str]
) -> SafeString:
    """The slip as HTML, escaped here, as the rows of the other layouts are."""
    url, seen, moves = row.get_absolute_url(), f"{row.number}:{row.version}", ""
    grip = ""
    if may(request.user, "roadmap.write", row):
        grip = f' data-drag="{url}column/" tabindex="0"'
        moves = "".join(_move(row, seen, other) for other in others)
        moves = f'<p class="slip__d slip__move">{moves}</p>'
    return mark_safe(  # noqa: S308
        f'<article class="slip" data-row data-version="{row.version}"{grip}><p class="slip__t">'
        f'{theme_sign(row)}<a href="{url}" data-peek data-user>{escape(row.title)}</a></p>'
        f'<p class="slip__d"><span>{row.code}</span>{_facts(row, says)}</p>{moves}</article>'
    )


def _facts(row: Initiative, says: tuple[str, str]) -> str:
    language = lang()
    team = f"<span data-user>{escape(row.team.name)}</span>" if row.team else ""
    value = f"<span>{escape(span(row.value, row.value_unit, language))}</span>"
    if row.end_on is None:
        return team + value
    is_late = bool(row.promised_on and row.end_on > row.promised_on)
    end = escape(says[is_late] % {"date": short_date(row.end_on, language)})
    return f"{team}{value}<span{HOT if is_late else ''}>{end}</span>"


def _move(row: Initiative, seen: str, other: tuple[str, str, str]) -> str:
    key, label, said = other
    words = escape(said % {"code": row.code, "column": label})
    return (
        f'<button class="link" name="set" value="{seen}|bucket:{key}" aria-label="{words}">'
        f"{escape(label)}</button>"
    )


def _left_out(count: int) -> str:
    if not count:
        return ""
    return ngettext(
        "%(count)d initiative is delivered or dropped and is not in the columns.",
        "%(count)d initiatives are delivered or dropped and are not in the columns.",
        count,
    ) % {"count": count}
