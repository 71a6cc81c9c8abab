"""Epics: the slices by which a team serves an initiative."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from passerelle.engine.worlds.belvedere.calendar import Calendar
from passerelle.engine.worlds.belvedere.facts.delivery import Epic
from passerelle.engine.worlds.belvedere.facts.people import Team
from passerelle.engine.worlds.belvedere.facts.roadmap import Initiative
from passerelle.engine.worlds.belvedere.facts.text import Text

LEAD = dt.timedelta(days=25)  # items are written before the work begins
SLICES = (Text("première tranche", "first slice"), Text("finitions", "finishing"))


@dataclass(frozen=True, slots=True)
class OpenEpic:
    """An epic and the days between which items join it."""

    epic: Epic
    start: dt.date
    end: dt.date


def open_epics(
    initiatives: tuple[Initiative, ...], teams: tuple[Team, ...], *, cal: Calendar
) -> list[OpenEpic]:
    """Two epics for each initiative begun or about to begin, numbered from 1 in each tracker."""
    prefix, count, found = {team.slug: team.tracker for team in teams}, dict[str, int](), []
    for one in initiatives:
        if one.start_on is None or one.start_on > cal.today + LEAD:
            continue
        for start, end, name in _slices(one):
            count[one.team] = count.get(one.team, 0) + 1
            key = f"{prefix[one.team]}-{count[one.team]}"
            found.append(OpenEpic(Epic(key, _titled(one, name), one.team, one.number), start, end))
    return found


def _slices(one: Initiative) -> list[tuple[dt.date, dt.date, Text]]:
    assert one.start_on is not None and one.end_on is not None
    middle = one.start_on + (one.end_on - one.start_on) * 2 // 3
    spans = ((one.start_on - LEAD, middle), (middle, one.end_on))
    return [(start, end, name) for (start, end), name in zip(spans, SLICES, strict=True)]


def _titled(one: Initiative, name: Text) -> Text:
    return Text(f"{one.title.fr}\u00a0: {name.fr}", f"{one.title.en}: {name.en}")
