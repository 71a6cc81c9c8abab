"""The tables of the health page, each drawn at once: six rows for each tracker and a hundred for measures."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from passerelle.sources.queries.health import Cover, MeasureHealth
from passerelle.ui.templatetags.ui import status

register = template.Library()


@register.simple_tag
def covers(shown: list[Cover], *, is_brief: bool = False) -> SafeString:
    """What can be read of a tracker, how much of it, and why not more; in one line where all is well and `is_brief`."""
    if is_brief and len(shown) > 1 and all(cover.tone == "ok" for cover in shown):
        return _all_well(shown)
    rows = [
        f'<tr><td class="name m-start">{escape(cover.name)}</td>'
        f'<td class="num m-top">{status(cover.tone, cover.figure)}</td>'
        f'<td class="wrap dim m-full">{escape(cover.why)}</td></tr>'
        for cover in shown
    ]
    what, how_much, why = _("What can be read"), _("Covers"), _("Why not more, and what to do")
    return SafeString(
        f'<table class="rows"><thead><tr><th>{escape(what)}</th><th class="num">{escape(how_much)}</th>'
        f"<th>{escape(why)}</th></tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )


def _all_well(shown: list[Cover]) -> SafeString:
    each = " · ".join(f"{cover.name} {cover.figure}" for cover in shown)
    said = _("Nothing to do: %(each)s") % {"each": each}
    return SafeString(f'<p class="section__note">{status("ok", said)}</p>')


@register.simple_tag
def measure_rows(measures: Iterable[MeasureHealth]) -> SafeString:
    """Whether each measure is fresh, late or empty, and what to do."""
    said = {"ok": _("Fresh"), "watch": _("Late"), "off": _("Empty")}
    signs = {tone: status(tone, word) for tone, word in said.items()}
    return SafeString(
        "".join(
            [
                f'<tr data-row><td class="name wrap m-start" data-user>{escape(row.name)}</td>'
                f'<td class="num m-hide">{row.rows}</td><td class="dim m-start">{row.span}</td>'
                f'<td class="m-top">{signs[row.tone]}</td>'
                f'<td class="wrap dim m-full">{escape(row.why)}</td></tr>'
                for row in measures
            ]
        )
    )
