"""The rows of the bridge's tables, each drawn at once: as templates they took a tenth of the page's time."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString

from passerelle.bridge.road import Promise
from passerelle.kpis.queries import Reading
from passerelle.strategy import rows as drawn
from passerelle.strategy.queries import CourseRow
from passerelle.ui.templatetags.ui import how, ruler, spark, status


def measures(rows: Iterable[Reading]) -> SafeString:
    """The measures that lead: name, last points, reading, movement, where it stands against its target."""
    return SafeString("".join([_measure(row) for row in rows]))


def _measure(row: Reading) -> str:
    return (
        f'<tr data-row><td class="name m-start"><a href="{row.url}" data-user>{escape(row.name)}</a></td>'
        f'<td class="m-full">{spark(row.points)}</td>'
        f'<td class="num m-top">{how(row.value_text, row.know_url)}</td>'
        f'<td class="dim m-full">{how(row.movement_text, row.know_url)}</td>'
        f'<td class="m-full">{status(row.tone, row.state_text)}</td></tr>\n'
    )


def results(rows: Iterable[CourseRow]) -> SafeString:
    """Key results: course, value, target, chances, state."""
    return SafeString("".join([_result(row) for row in rows]))


def _result(row: CourseRow) -> str:
    return (
        f'<tr data-row><td class="ref w-24 m-none">{row.code}</td>'
        f'<td class="name m-start"><a href="{row.url}" data-user>{escape(row.title)}</a></td>'
        f'<td class="dim m-hide" data-user>{escape(row.team)}</td>'
        f'<td class="m-full">{drawn.course_ruler(row)}</td>'
        f'<td class="num m-end m-low">{how(row.now_text, row.know_url)}</td>'
        f'<td class="num dim m-hide">{how(row.target_text, row.know_url)}</td>'
        f'<td class="m-start">{drawn.chances(row.chances, row.chances_text)}</td>'
        f'<td class="m-top">{drawn.state(row)}</td></tr>\n'
    )


def promises(rows: Iterable[Promise]) -> SafeString:
    """The quarter's initiatives: when each is expected against what was promised."""
    return SafeString("".join([_promise(row) for row in rows]))


def _promise(line: Promise) -> str:
    row = line.row
    promised = how(line.promised, line.promised_url) if row.promised else "—"
    return (
        f'<tr data-row><td class="ref w-40 m-none">{row.code}</td>'
        f'<td class="name m-start"><a href="{row.url}" data-peek data-user>{escape(row.title)}</a></td>'
        f'<td class="dim m-hide" data-user>{escape(row.team)}</td>'
        f'<td class="m-full">{ruler(line.ruler, axis=line.axis)}</td>'
        f'<td class="m-start nowrap">{promised}</td>'
        f'<td class="dim m-end nowrap">{how(line.expected, line.expected_url)}</td>'
        f'<td class="m-top">{status(line.tone, line.word)}</td></tr>\n'
    )
