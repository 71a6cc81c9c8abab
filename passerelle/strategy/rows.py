"""Rows of key results, objectives and the register, each drawn at once.

A cell costs 6 to 20 µs in a template and a tenth of it here: a page of a hundred rows is three times quicker.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import cache
from html import escape
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from passerelle.people.models import Person, Role
from passerelle.reports import drawing
from passerelle.strategy.course import State
from passerelle.strategy.models import Objective, RegisterEntry
from passerelle.strategy.queries import CourseRow, EntryRow, Node, Touched
from passerelle.strategy.under import Under
from passerelle.strategy.written import day
from passerelle.ui.addresses import addresses
from passerelle.ui.language import lang
from passerelle.ui.templatetags.ui import how, status

TONES = {"on": "ok", "watch": "watch", "off": "off", "none": "none"}
LOW = 5  # fewer than five chances in ten stand out
ROLL_UP = drawing.Axis(-0.06, 1.06)


def course_ruler(row: CourseRow) -> str:
    """Start, done, expected today and target on one line; forwards is always to the right."""
    known = [v for v in (row.start, row.now, row.expected, row.target) if v is not None]
    axis = drawing.spanning(known)
    if row.target < row.start:
        axis = drawing.Axis(axis.high, axis.low)
    state: Any = {"off": "off", "none": "void"}.get(row.state, "")
    shown = drawing.Ruler(
        start=row.start, done=row.now, target=row.target, expected=row.expected, state=state
    )
    return drawing.ruler(shown, axis=axis)


def node_ruler(node: Node) -> str:
    """The roll-up of an objective, in shares of the way."""
    state: Any = "off" if node.state == "off" else ""
    shown = drawing.Ruler(
        start=0.0, done=node.progress, expected=node.expected, target=1.0, state=state
    )
    return drawing.ruler(shown, axis=ROLL_UP)


def state(row: CourseRow | Node) -> SafeString:
    return _sign(row.state, row.state_text)


@cache
def _sign(state: State, text: str) -> SafeString:
    """Four states, in two languages: a list draws them a hundred times."""
    return status(TONES[state], text)


_stand = cache(status)


def chances(tenths: int | None, words: str) -> str:
    """Ten ticks and the words; they are the owner's, never computed."""
    words = escape(words)
    if tenths is None:
        return f'<span class="mute">{words}</span>'
    css = "odds odds--low" if tenths < LOW else "odds"
    return f'<span class="{css}">{drawing.odds(tenths / 10)}<span>{words}</span></span>'


def course_row(row: CourseRow) -> str:
    """A key result in a table."""
    return (
        f'<tr data-row><td class="ref w-24 m-none">{row.code}</td>'
        f'<td class="name m-start"><a href="{row.url}" data-user>{escape(row.title)}</a></td>'
        f'<td class="dim m-hide" data-user>{escape(row.team)}</td>'
        f'<td class="m-full">{course_ruler(row)}</td>'
        f'<td class="num m-end m-low"><span data-user>{how(row.now_text, row.know_url)}</span></td>'
        f'<td class="num dim m-hide" data-user>{escape(row.target_text)}</td>'
        f'<td class="m-start">{chances(row.chances, row.chances_text)}</td>'
        f'<td class="m-top" title="{escape(row.why)}">{state(row)}</td></tr>\n'
    )


def leaf(row: CourseRow) -> str:
    """A key result in the tree."""
    return (
        f'<li class="tree__leaf" data-row><span class="tree__t"><small>{row.code}</small>'
        f'<a href="{row.url}" data-user>{escape(row.title)}</a></span>\n'
        f'<span class="tree__r course" title="{escape(row.why)}">{course_ruler(row)}'
        f'<span class="num" data-user>{how(row.now_text, row.know_url)}</span>'
        f'<span class="num dim" data-user>{escape(row.target_text)}</span>'
        f'<span class="m-none">{chances(row.chances, row.chances_text)}</span>{state(row)}</span></li>\n'
    )


def under(row: Under) -> str:
    """What stands under an objective, in the tree."""
    return (
        f'<li class="tree__leaf" data-row><span class="tree__t"><small data-user>{escape(row.code)}</small>'
        f'<a href="{escape(row.url)}" data-user>{escape(row.title)}</a></span><span class="tree__r dim">'
        f"<span data-user>{escape(row.detail)}</span> {_stand(row.tone, row.state_text)}</span></li>\n"
    )


def branches(nodes: Iterable[Node]) -> SafeString:
    """Objectives as a tree, open on what stands under them."""
    url, serves = addresses("strategy:objective", like=1), escape(_("serves %(code)s"))
    return joined([_branch(node, url=url(node.goal.pk), serves=serves) for node in nodes])


def _branch(node: Node, *, url: str, serves: str) -> str:
    """An objective in the tree, open on its key results and on what stands under it."""
    goal = node.goal
    product = escape(goal.product or "")
    about = f'<small class="m-none" data-user>{product}</small>' if product else ""
    if node.parent:
        about += f'<small class="m-none">{serves % {"code": node.parent.code}}</small>'
    leaves = "".join([leaf(row) for row in node.rows]) + "".join([under(row) for row in node.under])
    return (
        f'<details open><summary data-row><span class="tree__t"><small>{goal.code}</small>'
        f'<a href="{url}" data-user>{escape(goal.title)}</a>{about}</span>\n'
        f'<span class="tree__r course" title="{escape(node.why)}">{node_ruler(node)}'
        f'<span class="num">{node.progress_text}</span>'
        f'<span class="num dim m-none">{node.until_text}</span><span class="m-none"></span>'
        f"{state(node)}</span></summary>\n<ul>{leaves or _bare(node)}</ul></details>"
    )


def _bare(node: Node) -> str:
    """What is said of an objective with nothing under it."""
    said = [node.why]
    if node.is_borrowed:
        said.append(_("They belong to the objectives that serve it: it has none of its own."))
    return f'<li class="tree__leaf mute">{escape(" ".join(said))}</li>'


def objective_rows(nodes: Iterable[tuple[Node, Mapping[str, str]]]) -> SafeString:
    """Objectives in a table, each with its cells that can be typed in."""
    horizons = {code: escape(str(label)) for code, label in Objective.Horizon.choices}
    url = addresses("strategy:objective", like=1)
    return joined(
        [
            _objective_row(node, cell, url=url(node.goal.pk), horizon=horizons[node.goal.horizon])
            for node, cell in nodes
        ]
    )


def _objective_row(node: Node, cell: Mapping[str, str], *, url: str, horizon: str) -> str:
    goal = node.goal
    owner = cell.get("owner", " data-user")
    return (
        f'<tr data-row data-number="{goal.pk}"><td class="ref w-24 m-none">{goal.number}</td>'
        f'<td class="name m-start"><a href="{url}" data-user>{escape(goal.title)}</a></td>'
        f'<td class="dim m-start"{cell.get("horizon", "")}>{horizon}</td>'
        f'<td class="dim m-hide" data-user>{escape(goal.product or "")}</td>'
        f'<td class="dim m-hide"{owner}>{escape(goal.owner)}</td>'
        f'<td class="dim m-hide"{cell.get("end", "")}>{node.until_text}</td>'
        f'<td class="m-full">{node_ruler(node)}</td><td class="num m-end">{node.progress_text}</td>'
        f'<td class="m-top" title="{escape(node.why)}">{state(node)}</td></tr>\n'
    )


def entry_rows(rows: Iterable[tuple[EntryRow, Mapping[str, str]]]) -> SafeString:
    """Entries of the register in a table, each with its cells that can be typed in."""
    kinds = {code: escape(str(label)) for code, label in RegisterEntry.Kind.choices}
    states = {code: escape(str(label)) for code, label in RegisterEntry.State.choices}
    url = addresses("strategy:entry", like=1)
    return joined(
        [
            _entry_row(
                row,
                cell,
                url=url(row.entry.pk),
                kind=kinds[row.entry.kind],
                state=states[row.entry.state],
            )
            for row, cell in rows
        ]
    )


def _entry_row(row: EntryRow, cell: Mapping[str, str], *, url: str, kind: str, state: str) -> str:
    fact = row.entry
    hot = " hot" if row.is_late else ""
    owner = cell.get("owner", " data-user")
    return (
        f'<tr data-row data-number="{fact.pk}"><td class="ref w-40 m-none" data-user>{fact.code}</td>'
        f'<td class="dim m-start">{kind}</td><td class="name wrap m-start">'
        f'<a href="{url}" data-user>{escape(fact.title)}</a></td>'
        f'<td class="num m-hide"{cell.get("likelihood", "")}>{fact.likelihood}</td>'
        f'<td class="num m-hide"{cell.get("impact", "")}>{fact.impact}</td>'
        f'<td class="num m-hide" data-user>{escape(row.exposure_text)}</td>'
        f'<td class="dim m-hide"{owner}>{escape(str(fact.owner or ""))}</td>'
        f'<td class="m-start{hot}"{cell.get("review_on", "")}>{escape(row.review_text)}</td>'
        f'<td class="m-top"{cell.get("state", "")}>{state}</td></tr>\n'
    )


def reader_rows(people: Iterable[Person], read: Mapping[int, dt.datetime]) -> SafeString:
    """Who may read a text, and since when they have."""
    roles = {code: escape(str(label)) for code, label in Role.choices}
    speech, not_yet = lang(), _("not yet")
    never = f'<span class="mute">{escape(not_yet)}</span>'

    def when(at: dt.datetime | None) -> str:
        return day(timezone.localtime(at).date(), year=True, speech=speech) if at else never

    return joined(
        [
            f'<tr data-row><td class="name" data-user>{escape(str(person))}</td>'
            f'<td class="dim">{roles.get(person.role, "")}</td><td>{when(read.get(person.pk))}</td></tr>\n'
            for person in people
        ]
    )


def touched_rows(shown: Iterable[Touched]) -> SafeString:
    """What speaks of a change, each with the words that tie it."""
    return joined(
        [
            f'<div class="item" data-row><a class="item__t" href="{escape(row.entry.url)}" data-user>{row.entry.code} '
            f'{escape(row.entry.title)}</a><span class="item__r" data-user>{escape(", ".join(row.words))}</span></div>'
            for row in shown
        ]
    )


def joined(drawn: Iterable[str]) -> SafeString:
    return SafeString("".join(drawn))
