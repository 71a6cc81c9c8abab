"""From a sheet of initiatives to wishes: every problem of the sheet told at once, none kept half."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from passerelle.arbitration.sheet import wrong
from passerelle.arbitration.sheet.facts import Guess, Room, Wish
from passerelle.arbitration.units import thousands
from passerelle.cli.plan.trades import trade_of
from passerelle.connect.words import fold
from passerelle.kernel.errors import InputProblem
from passerelle.kernel.ranges import ThreePoint
from passerelle.sources.problems import problem
from passerelle.sources.refusing import FileRefusedError
from passerelle.sources.sheets.amounts import per_cent, three_points, weeks_asked
from passerelle.sources.sheets.reading import Line, read_sheet

KINDS = ("initiatives",)


class Wishes:
    """Reads lines against what the teams have; what is wrong gathers in `problems`."""

    def __init__(self, lines: list[Line], room: Room) -> None:
        self.lines, self.room = lines, room
        self.problems: list[InputProblem] = []
        self.guesses: dict[Guess, None] = {}
        self.teams = {fold(team): team for team in room.teams}
        self.named: dict[str, int] = {}
        for place, line in enumerate(lines):
            for word in (line.get("title"), line.get("key")):
                if word:
                    self._name(str(word), place)

    def _name(self, word: str, place: int) -> None:
        known = self.named.setdefault(fold(word), place)
        if known != place:
            line, first = self.lines[place], self.lines[known].number
            self._refuse(
                line,
                "title" if line.get("title") == word else "key",
                *wrong.named_twice(word, first),
            )

    def read(self) -> tuple[Wish, ...]:
        """All of them; FileRefusedError with every problem where there is one."""
        found = tuple(self._wish(line) for line in self.lines)
        if self.problems:
            raise FileRefusedError(self.problems)
        return found

    def _wish(self, line: Line) -> Wish:
        key = str(line.get("key") or f"#{line.number}")
        return Wish(
            row=line.number,
            key=key,
            title=line.get("title"),
            team=self._team(line),
            theme=str(line.get("theme") or ""),
            sponsor=str(line.get("sponsor") or ""),
            effort=self._effort(line),
            value=self._amount(line, "value"),
            cost=self._amount(line, "cost"),
            confidence=self._share(line, "confidence"),
            deadline=self._deadline(line),
            delay=self._share(line, "delay") or 0.0,
            needs=self._others(line, "dependencies"),
            apart=self._others(line, "exclusives"),
            has_measure=bool(line.get("success_measure")),
        )

    def _refuse(self, line: Line, name: str, reason: str, hint: str) -> None:
        self.problems.append(problem("rule", **line.place(name), reason=reason, hint=hint))

    def _team(self, line: Line) -> str:
        word = line.get("team")
        if not word:
            return ""
        if fold(word) not in self.teams:
            self._refuse(
                line,
                "team",
                *wrong.no_team(word, self.room.teams),
            )
        return self.teams.get(fold(word), "")

    def _effort(self, line: Line) -> dict[str, ThreePoint]:
        found: dict[str, ThreePoint] = {}
        for one in weeks_asked(line):
            if one.points is None:
                self.problems.append(
                    problem("not-a-skill", **line.place(one.column), found=one.text[:80])
                )
                continue
            low, likely, high = one.points
            points = self._ordered(line, one.column, (low or likely, likely, high or likely))
            trade = trade_of(one.trade)
            if points and trade not in self.room.trades:
                self._refuse(
                    line,
                    one.column,
                    *wrong.no_trade(one.trade),
                )
            elif points:
                found[trade] = points
        return found

    def _ordered(
        self, line: Line, name: str, points: tuple[float, float, float]
    ) -> ThreePoint | None:
        if points[0] < 0:
            self._refuse(line, name, *wrong.negative())
            return None
        try:
            return ThreePoint(*points)
        except ValueError:
            self._refuse(
                line,
                name,
                *wrong.not_in_order(),
            )
            return None

    def _amount(self, line: Line, name: str) -> ThreePoint | None:
        low, likely, high = three_points(line, name)
        if likely is None:
            if low is None and high is None:
                return None
            self._refuse(
                line,
                f"{name}_low" if high is None else f"{name}_high",
                *wrong.one_end(),
            )
            return None
        points = self._ordered(
            line,
            f"{name}_mid",
            (likely if low is None else low, likely, likely if high is None else high),
        )
        unit = str(line.get(f"{name}_unit") or "")
        scale = thousands(1.0, unit, symbol="€", week_price=None)
        if scale is None:
            self._refuse(
                line,
                f"{name}_unit",
                *wrong.no_money(unit),
            )
            return None
        if not unit:
            self.guesses[("unit", line.columns.get(f"{name}_mid", name))] = None
        return points and ThreePoint(points.low * scale, points.mid * scale, points.high * scale)

    def _share(self, line: Line, name: str) -> float | None:
        value = per_cent(line.get(name)) if name == "confidence" else line.get(name)
        if value is not None and not 0 <= value <= 100:
            self._refuse(line, name, *wrong.no_share())
            return None
        return value

    def _deadline(self, line: Line) -> dt.date | None:
        found: dt.date | None = line.get("deadline")
        return found

    def _others(self, line: Line, name: str) -> tuple[int, ...]:
        found = []
        for word in line.get(name) or []:
            place = self.named.get(fold(word))
            if place is None or self.lines[place] is line:
                self._refuse(
                    line,
                    name,
                    *wrong.no_other(word),
                )
                continue
            found.append(place)
        return tuple(found)


def read_wishes(
    path: Path, room: Room, *, dayfirst: bool | None = None
) -> tuple[tuple[Wish, ...], list[Guess]]:
    """The rows of a sheet, and what was guessed. InputError or FileRefusedError when something is wrong."""
    how: dict[str, Any] = {"tz": dt.UTC, "dayfirst": dayfirst}
    sheet = read_sheet(path, KINDS, **how)
    reader = Wishes(sheet.lines, room)
    reader.problems += sheet.problems
    return reader.read(), list(reader.guesses)
