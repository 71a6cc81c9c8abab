"""What speeds a team up or slows it down: the planted effects on cycle time."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass

from passerelle.engine.worlds.belvedere.calendar import Calendar
from passerelle.engine.worlds.belvedere.people import Crew
from passerelle.engine.worlds.belvedere.told import Raw


@dataclass(frozen=True, slots=True)
class Effects:
    """Cycle time in working days is log-normal around exp(team + owner + type), `spread` wide."""

    raw: Raw
    crew: Crew
    strained_from: dt.date
    blocked_from: dt.date

    @classmethod
    def of(cls, raw: Raw, cal: Calendar, *, crew: Crew) -> Effects:
        """The told effects, their dates shifted."""
        return cls(raw, crew, cal.day(raw["strain"]["since"]), cal.day(raw["blocked"]["since"]))

    def location(self, team: str, kind: str, *, day: dt.date) -> float:
        """Mean of the logarithm of the cycle time of an item started that day."""
        median = math.log(self.raw["teams"][team]["median"])
        owner = self.raw["owners"][self.crew.owner_of(team, day)]
        strained = team == self.raw["strain"]["team"] and day >= self.strained_from
        strain = math.log(self.raw["strain"]["factor"]) if strained else 0.0
        return float(median + owner + self.raw["types"][kind][1] + strain)

    def is_blocked(self, team: str, day: dt.date) -> bool:
        """Whether items of the team wait for a decision that day."""
        return bool(team == self.raw["blocked"]["team"] and day >= self.blocked_from)
