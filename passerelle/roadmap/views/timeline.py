"""Quarters, teams, bars, arrows and load."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from html import escape
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from passerelle.kernel.periods import Quarter
from passerelle.kernel.typography import MONTHS, quantity, short_date
from passerelle.people.may import may
from passerelle.reports.drawing import odds
from passerelle.reports.drawing import timeline as drawing
from passerelle.roadmap import titles
from passerelle.roadmap.drift import day
from passerelle.roadmap.forms.shown import span
from passerelle.roadmap.models import LIVE, Baseline, Initiative
from passerelle.roadmap.queries.lines import frozen_for, recent
from passerelle.roadmap.queries.plan import TeamLoad, links_among, loads_of
from passerelle.roadmap.state import SPANS, State
from passerelle.roadmap.titles import quarter_name
from passerelle.roadmap.views.asked import Asked
from passerelle.roadmap.views.groups import Group, grouped
from passerelle.roadmap.views.loads import said, shown
from passerelle.roadmap.views.signs import theme_sign
from passerelle.ui.language import lang
from passerelle.ui.templatetags.ui import status

ROW, MIDDLE = 30, 15
KIND: dict[str, drawing.Kind] = {
    "proposed": "idea",
    "planned": "plan",
    "doing": "",
    "delivered": "done",
    "dropped": "idea",
}
GRID = '<use href="#tl-grid"/>'  # the rules are drawn once; every lane refers to them


def context(request: Asked, state: State, rows: list[Initiative]) -> dict[str, Any]:
    today = timezone.localdate()
    first, last = state.window(today, first_month=request.company.fiscal_month)
    quarters = [first.shifted(n) for n in range(state.span)]
    window = drawing.Span(first.start, last.end)
    rows, past = _within(rows, state, first.start)
    groups = list(grouped(rows, state.grouped_by))
    ids = [g.key for g in groups if g.key] if state.grouped_by == "team" else []
    loads = loads_of(ids, quarters, company=request.company) if ids else {}
    links = _links(groups, links_among(rows))
    baselines = recent(state.baseline)
    ghosts = _ghosts(request, next((b for b in baselines if b.number == state.baseline), None))
    return {
        **_frame(quarters, window),
        **_choices(state, quarters, baselines),
        "lanes": [
            _group(request, group, window, (quarters, loads.get(group.key)), ghosts)
            for group in groups
        ],
        "past": past,
        "overlay": _svg(drawing.over(links, window, today=today)),
        "tension": titles.of_tension(len(links), sum(one.is_tense for one in links)),
    }


def _within(
    rows: list[Initiative], state: State, start: dt.date
) -> tuple[list[Initiative], dict[str, str]]:
    """Without what was delivered before the first day drawn, unless asked for; how many that leaves out."""
    if state.filters.get("state"):
        return rows, {}
    kept = [row for row in rows if not row.delivered_on or row.delivered_on >= start]
    count = len(rows) - len(kept)
    said = ngettext(
        "%(count)d initiative delivered before %(day)s is not drawn.",
        "%(count)d initiatives delivered before %(day)s are not drawn.",
        count,
    ) % {"count": count, "day": short_date(start, lang(), year=True)}
    url = state.query(view="table", sort="-delivered_on")
    return kept, {"said": said, "url": url} if count else {}


def _svg(text: str) -> SafeString:
    """The drawing module escapes what it is given."""
    return mark_safe(text)  # noqa: S308


def _frame(quarters: Sequence[Quarter], window: drawing.Span) -> dict[str, Any]:
    """The rules, and the names of quarters and months over them."""
    starts = [quarter.start for quarter in quarters]
    months = [(one + dt.timedelta(days=31 * n)).replace(day=1) for one in starts for n in (0, 1, 2)]
    named = [(quarter.start, quarter_name(quarter)) for quarter in quarters]
    short = [(month, MONTHS[lang()][month.month - 1]) for month in months]
    return {
        "grid": _svg(drawing.rules(months, window, quarters=starts)),
        "head": _svg(drawing.head(window, quarters=named, months=short)),
    }


def _choices(state: State, quarters: Sequence[Quarter], rows: Sequence[Baseline]) -> dict[str, Any]:
    """The baselines and periods that can be chosen."""
    names = {"first": quarter_name(quarters[0]), "last": quarter_name(quarters[-1])}
    return {
        "baselines": [_baseline(state, row) for row in rows],
        "baseline_name": next((row.name for row in rows if row.number == state.baseline), ""),
        "earlier": state.query(start=quarters[0].shifted(-1)),
        "later": state.query(start=quarters[0].shifted(1)),
        "period": _("%(first)s to %(last)s") % names,
        "spans": [
            {"label": _spans(n), "url": state.query(span=n), "is_current": n == state.span}
            for n in SPANS
        ],
    }


def _spans(count: int) -> str:
    return ngettext("%(count)d quarter", "%(count)d quarters", count) % {"count": count}


def _baseline(state: State, row: Baseline) -> dict[str, Any]:
    is_current = row.number == state.baseline
    return {
        "label": row.name,
        "date": short_date(timezone.localdate(row.at), lang(), year=True),
        "url": state.query(baseline=None if is_current else row.number),
        "is_current": is_current,
    }


def _ghosts(request: Asked, baseline: Baseline | None) -> dict[int, tuple[dt.date, dt.date]]:
    """Each initiative's dates in the chosen baseline."""
    found = {}
    for line in frozen_for(request.user, baseline) if baseline else []:
        start, end = day(line["start_on"]), day(line["end_on"])
        if start and end:
            found[line["number"]] = (start, end)
    return found


def _group(
    request: Asked,
    group: Group,
    window: drawing.Span,
    load: tuple[Sequence[Quarter], TeamLoad | None],
    ghosts: dict[int, tuple[dt.date, dt.date]],
) -> dict[str, Any]:
    quarters, team = load
    known: dict[str, Any] = {"people": "", "load": ""}
    if team:
        people = ngettext("%(count)d person", "%(count)d people", team.people)
        drawn = drawing.load_lane(
            shown(quarters, team), window, label=said(quarters, team), behind=GRID
        )
        known = {"people": people % {"count": team.people}, "load": _svg(drawn)}
    return {
        "name": group.name,
        "is_user": group.is_user,
        "rows": [_lane(request, row, window, ghosts.get(row.number)) for row in group.rows],
        **known,
    }


def _lane(
    request: Asked,
    row: Initiative,
    window: drawing.Span,
    ghost: tuple[dt.date, dt.date] | None,
) -> SafeString:
    """The row as HTML, escaped here: a template would take three times as long over a hundred of them."""
    words = _dates(row, lang())
    moves = row.is_live and may(request.user, "roadmap.write", row)
    url = row.get_absolute_url()
    bar = drawing.Bar(
        start=row.start_on,
        end=max(row.expected_end, row.start_on) if row.expected_end and row.start_on else None,
        late=row.late_on if row.is_live else None,
        promise=row.promised_on,
        ghost=ghost,
        kind=KIND[row.state],
        drag=f"{url}shift/" if moves else "",
        words=_("%(code)s: %(words)s") % {"code": row.code, "words": words},
    )
    return _svg(
        f'<div class="tl__row" data-row data-version="{row.version}"><div class="tl__list">'
        f'<span class="ref">{row.code}</span><span class="nm">{theme_sign(row)}'
        f'<a href="{url}" data-peek data-user>{escape(row.title)}</a></span>'
        f'<span class="num dim">{_value(row, url)}</span>{_chance(row, url)}</div>'
        f"{drawing.lane(bar, window, label=words, behind=GRID)}</div>"
    )


def _value(row: Initiative, url: str) -> str:
    """The range, which opens on who gave it and when; nothing while nobody has."""
    said = escape(span(row.value, row.value_unit, lang()))
    return f'<a class="n" href="{url}known/value/" data-know>{said}</a>' if row.value else said


def _chance(row: Initiative, url: str) -> str:
    """Ten ticks and the figure, which opens; a dash while nobody has said it; what became of it once it is over."""
    if row.state not in LIVE:
        return status("done" if row.delivered_on else "open", row.get_state_display())
    if row.confidence is None:
        return '<span class="mute">—</span>'
    figure = quantity(row.confidence, "%", lang())
    door = f'<a class="n" href="{url}known/confidence/" data-know>{figure}</a>'
    return f'<span class="odds">{odds(row.confidence / 100)}{door}</span>'


def _dates(row: Initiative, language: str) -> str:
    """The lane in words."""
    if not row.start_on or not row.expected_end:
        return _("No dates yet")
    facts = {
        "start": short_date(row.start_on, language, year=True),
        "end": short_date(row.expected_end, language, year=True),
        "promise": short_date(row.promised_on, language, year=True),
    }
    if row.promised_on:
        return _("From %(start)s to %(end)s, promised for %(promise)s") % facts
    return _("From %(start)s to %(end)s, not promised") % facts


def _links(groups: list[Group], pairs: list[tuple[int, int]]) -> list[drawing.Link]:
    """Dependencies between rows that are both on the page and both dated; tense ones fall straight on their bar."""
    places: dict[int, tuple[float, Initiative]] = {}
    y = 0
    for group in groups:
        y += ROW if group.name else 0
        for row in group.rows:
            places[row.pk] = (y + MIDDLE, row)
            y += ROW
    found = []
    for needed, waiting in pairs:
        (above, first), (below, then) = places[needed], places[waiting]
        end, start = first.expected_end, then.start_on
        if end and start and end > start:
            short = below - 6 if below > above else below + 6
            found.append(drawing.Link(end, above, end, short, is_tense=True))
        elif end and start:
            found.append(drawing.Link(end, above, start, below))
    return found
