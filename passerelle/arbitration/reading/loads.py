"""How full each team is in each scenario, one quarter at a time; who gets what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from passerelle.arbitration.counted import beyond
from passerelle.arbitration.models import Solution
from passerelle.arbitration.reading.shown import Exercise
from passerelle.arbitration.sentences.separates import quarter_of
from passerelle.kernel.typography import quantity
from passerelle.people.models import Trade
from passerelle.reports.drawing import fill
from passerelle.roadmap.models import Initiative
from passerelle.ui.language import lang


@dataclass(frozen=True, slots=True)
class Cell:
    """`share` of what the team has; `over` names each trade that is asked more than it has."""

    letter: str
    chart: str
    figure: str
    over: str


@dataclass(frozen=True, slots=True)
class TeamLoad:
    team: Any
    cells: list[Cell]


def quarters(it: Exercise) -> list[str]:
    """Those of the last solutions, as they are kept."""
    found = [one.found["quarters"] for one in it.solutions.values()]
    return max(found, key=len) if found else []


def fullest(it: Exercise) -> int:
    """The quarter whose overflow is largest over all scenarios, the first where none overflows."""
    overs = [0.0] * max(len(quarters(it)), 1)
    for one in it.solutions.values():
        for asked, there in _pairs(one):
            for at, (a, b) in enumerate(zip(asked, there, strict=True)):
                overs[at] += max(a - b, 0.0)
    return max(range(len(overs)), key=lambda at: (round(overs[at], 1), -at))


def _pairs(solution: Solution) -> list[tuple[list[float], list[float]]]:
    loads, room = solution.found["loads"], solution.found["capacity"]
    return [
        pair for team, has in zip(loads, room, strict=True) for pair in zip(team, has, strict=True)
    ]


def loads(it: Exercise, at: int) -> list[TeamLoad]:
    """One line a team that the reader may see, in the order of names."""
    seen = {pk for one in it.solutions.values() for pk in one.found["teams"]}
    teams = sorted(
        (one for pk, one in it.teams.items() if pk in seen), key=lambda one: one.name.casefold()
    )
    return [
        TeamLoad(
            team,
            [_cell(one.letter, it.solutions.get(one.letter), team.pk, at) for one in it.scenarios],
        )
        for team in teams
    ]


def _cell(letter: str, solution: Solution | None, team: int, at: int) -> Cell:
    found = solution.found if solution else None
    if found is None or team not in found["teams"] or at >= len(found["quarters"]):
        return Cell(letter, "", "—", "")
    place = found["teams"].index(team)
    asked = [trade[at] for trade in found["loads"][place]]
    there = [trade[at] for trade in found["capacity"][place]]
    share = sum(asked) / sum(there) if sum(there) > 0 else None
    if share is None:
        return Cell(letter, "", "—", _over(found["trades"], asked, there))
    figure = quantity(100 * share, "%", lang(), decimals=0)
    chart = fill(share, over=beyond(asked, there) / sum(there))
    return Cell(letter, chart, figure, _over(found["trades"], asked, there))


def _over(trades: list[str], asked: list[float], there: list[float]) -> str:
    """Each trade asked more than it has, with the person-weeks beyond."""
    said = [
        _("%(trade)s +%(weeks)s")
        % {
            "trade": Trade(trade).label.lower(),
            "weeks": quantity(a - b, "", lang(), decimals=1 if a - b < 10 else 0),
        }
        for trade, a, b in zip(trades, asked, there, strict=True)
        if a - b > 0.05
    ]
    return ", ".join(said)


def quarter_names(it: Exercise) -> list[str]:
    return [quarter_of(one) for one in quarters(it)]


@dataclass(frozen=True, slots=True)
class Share:
    """What one party gets in each scenario: (initiatives, share of the effort written)."""

    name: str
    is_user: bool
    cells: list[tuple[int, str]]


def shares(it: Exercise, by: str) -> list[Share]:
    """Effort by theme, product or sponsor, the largest first."""
    named = BY[by]
    totals: dict[str, dict[str, tuple[int, float]]] = {}
    for letter, solution in it.solutions.items():
        for line in solution.found["lines"]:
            row = it.rows.get(line["number"])
            name = named(row) if row else ""
            count, weeks = totals.setdefault(name, {}).get(letter, (0, 0.0))
            totals[name][letter] = (count + 1, weeks + line["weeks"])
    whole = {
        letter: sum(line["weeks"] for line in one.found["lines"]) or 1.0
        for letter, one in it.solutions.items()
    }
    ranked = sorted(totals.items(), key=lambda one: -sum(w for _n, w in one[1].values()))
    return [
        Share(
            name or _("none said"),
            bool(name),
            [_share(cells, one.letter, whole) for one in it.scenarios],
        )
        for name, cells in ranked
    ]


def _share(
    cells: dict[str, tuple[int, float]], letter: str, whole: dict[str, float]
) -> tuple[int, str]:
    if letter not in whole:
        return 0, "—"
    count, weeks = cells.get(letter, (0, 0.0))
    return count, quantity(100 * weeks / whole[letter], "%", lang(), decimals=0)


def _sponsor(row: Initiative) -> str:
    return str(getattr(row, "sponsor", None) or "")


BY: dict[str, Callable[[Initiative], str]] = {
    "theme": lambda row: str(row.theme or ""),
    "product": lambda row: str(row.product or ""),
    "sponsor": _sponsor,
}
