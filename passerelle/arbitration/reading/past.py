"""What the past teaches an exercise, as its page shows it: durations, values, paces."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from passerelle.arbitration.lessons import Lessons, lessons
from passerelle.arbitration.models import Arbitration
from passerelle.arbitration.queries.past import Delivered, delivered, paces_of
from passerelle.arbitration.queries.reference import went
from passerelle.arbitration.queries.visible import teams_of
from passerelle.arbitration.sentences import past as said
from passerelle.engine.proof.bias import Share
from passerelle.engine.proof.pace import Paces
from passerelle.engine.proof.past import FEWEST, Past
from passerelle.kernel.finding import Refusal
from passerelle.kernel.typography import number, short_date
from passerelle.people.models import Person
from passerelle.people.queries import visible_teams
from passerelle.reports.drawing import Axis, Ruler
from passerelle.roadmap.models import Theme
from passerelle.roadmap.queries import visible
from passerelle.ui.alphabetical import fold
from passerelle.ui.language import lang


@dataclass(frozen=True, slots=True)
class Line:
    """A class of initiatives: how long they took, or that they are too few. `is_user`: its name was typed."""

    name: str
    count: str
    is_user: bool = False
    figure: str = ""
    interval: str = ""
    in_time: str = ""
    ruler: Ruler | None = None


@dataclass(frozen=True, slots=True)
class Taught:
    """What one kind of theme brought of what was promised, and whether this exercise counts with it."""

    kind: str
    name: str
    sentence: str
    applied: str
    factor: str


@dataclass(frozen=True, slots=True)
class Shown:
    verdict: str
    lines: list[Line]
    few: str
    axis: Axis
    taught: list[Taught]
    own: str
    pace: list[str]
    paces: list[tuple[str, str]]


def shown(person: Person, arbitration: Arbitration) -> Shown:
    """For this reader alone: of initiatives that they see, promises that they may read, and their own."""
    known = delivered(visible(person, archived=True))
    told = lessons(person, arbitration)
    whole = went(known)
    lines, few = _lines(person, known)
    teams = list(teams_of(arbitration).order_by("pk").values_list("pk", flat=True))
    found = paces_of(teams)
    ends = [one.ruler.high for one in lines if one.ruler and one.ruler.high]
    return Shown(
        verdict=said.too_few(len(known))
        if isinstance(whole, Refusal)
        else said.verdict(whole.estimate, told.next),
        lines=lines,
        few=said.teams_too_few(few) if few else "",
        axis=Axis(0.0, max([2.0, *ends]) * 1.05),
        taught=_taught(arbitration, told),
        own=said.own(told.own) if told.own else "",
        pace=said.speeds([one.count for one in found.teams] if found else None),
        paces=_paces(person, teams, found),
    )


def _lines(person: Person, known: list[Delivered]) -> tuple[list[Line], int]:
    """All, each kind of theme, each team that this person sees and of which enough is known; how many others."""
    rows = [_line(_("All initiatives"), known)]
    for kind, label in Theme.Kind.choices:
        rows += _named(str(label), known, lambda one, kind=kind: one.kind == kind)
    by_team = Counter(one.team for one in known)
    teams = sorted(visible_teams(person, "roadmap.read"), key=lambda team: fold(team.name))
    for team in teams:
        if by_team[team.pk] >= FEWEST:
            members = [one for one in known if one.team == team.pk]
            rows.append(_line(team.name, members, is_user=True))
    return rows, sum(0 < by_team[team.pk] < FEWEST for team in teams)


def _named(name: str, known: list[Delivered], holds: Callable[[Delivered], bool]) -> list[Line]:
    members = [one for one in known if holds(one)]
    return [_line(name, members)] if members else []


def _line(name: str, members: list[Delivered], *, is_user: bool = False) -> Line:
    told = went(members)
    count = ngettext("%(n)s delivered", "%(n)s delivered", len(members)) % {
        "n": said.count(len(members))
    }
    if isinstance(told, Refusal):
        return Line(name, count, is_user)
    it = told.estimate
    return Line(
        name, count, is_user, "× " + said.times(it.median), _between(it), _kept(it), _ruler(it)
    )


def _between(it: Past) -> str:
    ends = {"low": said.times(it.low), "high": said.times(it.high)}
    return _("the next: %(low)s to %(high)s, eight chances in ten") % ends


def _kept(it: Past) -> str:
    return _("%(kept)s of %(n)s in time") % {
        "kept": said.count(it.kept),
        "n": said.count(it.count),
    }


def _ruler(it: Past) -> Ruler:
    return Ruler(low=it.low, mid=it.median, high=it.high, target=1.0)


def _taught(arbitration: Arbitration, told: Lessons) -> list[Taught]:
    """Kinds that the past tells of, or that this exercise already counts otherwise."""
    held = {one.kind: one for one in arbitration.lessons.select_related("by")}
    rows = []
    for kind, label in Theme.Kind.choices:
        share, one = told.kinds.get(kind), held.get(kind)
        if share is None and one is None:
            continue
        rows.append(
            Taught(
                kind,
                str(label),
                said.brought(share) if share else "",
                applied(one) if one else "",
                _factor(share),
            )
        )
    return rows


def _factor(share: Share | None) -> str:
    """What a value would be multiplied by; empty where nothing sensible is."""
    return number(share.mean, lang(), decimals=2) if share and round(share.mean, 2) > 0 else ""


def applied(one: Any) -> str:
    """What this exercise counts with, from how much, by whom and when."""
    facts = {
        "share": number(one.share, lang(), decimals=2),
        "n": said.count(one.count),
        "day": short_date(timezone.localdate(one.at), lang(), year=True),
    }
    return (
        ngettext(
            "Counted × %(share)s here since %(day)s, from %(n)s measured promise.",
            "Counted × %(share)s here since %(day)s, from %(n)s measured promises.",
            one.count,
        )
        % facts
    )


def _paces(person: Person, teams: list[int], found: Paces | None) -> list[tuple[str, str]]:
    """By team seen with enough of its own, then the company: how work goes against its plan in the draws."""
    if found is None:
        return []
    seen = visible_teams(person, "roadmap.read").in_bulk(teams)
    told = zip(teams, found.teams, strict=True)
    rows = [(seen[pk].name, one.factor) for pk, one in told if one.count >= FEWEST and pk in seen]
    rows.sort(key=lambda row: fold(row[0]))
    rows.append(("", found.company.factor))
    return [(name, "× " + number(factor, lang(), decimals=2)) for name, factor in rows]
