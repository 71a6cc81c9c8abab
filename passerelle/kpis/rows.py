"""The rows of the catalogue, each drawn at once: a hundred rows through the template cost three times more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cache
from html import escape

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from passerelle.kpis import sentences
from passerelle.kpis.queries import Reading
from passerelle.reports.drawing import spark
from passerelle.ui.templatetags.ui import status


def drawn(readings: Iterable[Reading], *, today: dt.date) -> SafeString:
    """One table row for each reading; an address holds a slug, which needs no escaping."""
    age = cache(sentences.freshness)
    never = _("never")
    return SafeString(
        "".join([_row(row, age((today - row.on).days) if row.on else never) for row in readings])
    )


def _row(row: Reading, fresh: str) -> str:
    return (
        f'<tr data-row><td class="name m-start"><a href="{row.url}" data-user>{escape(row.name)}</a></td>'
        f'<td class="m-hide">{spark(row.points)}</td>'
        f'<td class="num m-top" data-user>'
        f'<a class="n" href="{row.know_url}" data-know>{escape(row.value_text)}</a></td>'
        f'<td class="dim m-full">{escape(row.movement_text)}</td>'
        f'<td class="m-full">{status(row.tone, row.state_text)}</td>'
        f'<td class="dim m-hide">{escape(fresh)}</td>'
        f'<td class="dim m-hide" data-user>{escape(row.owner)}</td>'
        f'<td class="dim m-hide" data-user>{escape(row.product)}</td></tr>'
    )
