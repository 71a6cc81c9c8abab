"""Every item of every team: arrivals by a Poisson law, lives from the planted effects."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from passerelle.engine.flow import StatusChange
from passerelle.engine.worlds.belvedere.calendar import Calendar
from passerelle.engine.worlds.belvedere.delivery.clock import Clock
from passerelle.engine.worlds.belvedere.delivery.effects import Effects
from passerelle.engine.worlds.belvedere.delivery.epics import OpenEpic, open_epics
from passerelle.engine.worlds.belvedere.delivery.life import (
    DONE,
    DROPPED,
    REVIEW,
    STATUSES,
    TODO,
    Maker,
    Step,
)
from passerelle.engine.worlds.belvedere.delivery.titles import Titles
from passerelle.engine.worlds.belvedere.facts.delivery import Epic, Tracker, WorkItem
from passerelle.engine.worlds.belvedere.facts.people import Team
from passerelle.engine.worlds.belvedere.facts.roadmap import Initiative
from passerelle.engine.worlds.belvedere.people import Crew
from passerelle.engine.worlds.belvedere.told import stream, told

PRIORITIES = (("Basse", 0.2), ("Normale", 0.85), ("Haute", 0.97), ("Critique", 1.0))


@dataclass(frozen=True, slots=True)
class Delivery:
    """The trackers and all that is in them."""

    trackers: tuple[Tracker, ...]
    epics: tuple[Epic, ...]
    items: tuple[WorkItem, ...]


def delivery(
    cal: Calendar, crew: Crew, *, initiatives: tuple[Initiative, ...], seed: int
) -> Delivery:
    """Trackers, epics and items of all teams."""
    clock, effects = Clock.of(cal), Effects.of(told("delivery"), cal, crew=crew)
    slices = open_epics(initiatives, crew.teams, cal=cal)
    items = [
        item
        for team in crew.teams
        for item in Desk.of(
            team, crew, slices=slices, effects=effects, clock=clock, seed=seed
        ).items()
    ]
    return Delivery(
        trackers=tuple(_tracker(team) for team in crew.teams),
        epics=tuple(one.epic for one in slices),
        items=tuple(items),
    )


def _tracker(team: Team) -> Tracker:
    return Tracker(team.tracker, team.name, team.slug, team.product, STATUSES)


@dataclass(frozen=True, slots=True)
class Desk:
    """One team's tracker being filled."""

    team: Team
    crew: Crew
    slices: list[OpenEpic]
    maker: Maker
    titles: Titles
    clock: Clock
    rng: np.random.Generator

    @classmethod
    def of(
        cls,
        team: Team,
        crew: Crew,
        *,
        slices: list[OpenEpic],
        effects: Effects,
        clock: Clock,
        seed: int,
    ) -> Desk:
        """With random streams of its own."""
        mine = [one for one in slices if one.epic.team == team.slug]
        rng = stream(seed, f"items {team.slug}")
        maker = Maker(effects, clock, stream(seed, f"lives {team.slug}"))
        return cls(team, crew, mine, maker, Titles.of(rng), clock, rng)

    def items(self) -> Iterator[WorkItem]:
        """Every item of the team, in order of creation; keys follow those of the epics."""
        for number, created in enumerate(self._arrivals(), start=len(self.slices) + 1):
            yield self._item(number, created)

    def _arrivals(self) -> list[float]:
        """Positions in working time, a little denser year after year."""
        weekly = self.maker.effects.raw["teams"][self.team.slug]["arrivals"]
        growth = np.linspace(0.88, 1.06, len(self.clock.days))
        counts = self.rng.poisson(weekly / 5 * growth)
        days = np.repeat(np.arange(len(counts)), counts)
        positions = np.sort(days + self.rng.random(len(days)) * 0.95)
        return [float(p) for p in positions if p < self.clock.now]

    def _item(self, number: int, created: float) -> WorkItem:
        kind = self._kind()
        title, component = self.titles.draw(self.team.slug, kind)
        day = self.clock.days[int(created)]
        steps = self.maker.life(self.team.slug, kind, created=created)
        hands = self._hands(steps)
        status = steps[-1][1] if steps else TODO
        closed = status in (DONE, DROPPED)
        return WorkItem(
            key=f"{self.team.tracker}-{number}",
            team=self.team.slug,
            title=title,
            type=kind,
            status=status,
            status_category=STATUSES[status],
            priority=self._priority(kind),
            component=component,
            labels=("terrain",) if self.rng.random() < 0.06 else (),
            epic=self._epic(kind, day),
            reporter=self._reporter(kind, day),
            assignee=hands[-1].after if hands else None,
            created_at=self.clock.moment(created),
            resolved_at=self.clock.moment(steps[-1][0]) if closed else None,
            resolution=status if closed else "",
            changes=self._told(steps),
            assignee_changes=tuple(hands),
        )

    def _told(self, steps: list[Step]) -> tuple[StatusChange, ...]:
        names = [TODO, *(status for _, status in steps)]
        pairs = zip(steps, names, strict=False)
        return tuple(StatusChange(self.clock.moment(at), old, new) for (at, new), old in pairs)

    def _hands(self, steps: list[Step]) -> list[StatusChange]:
        """Someone takes the item when work starts; the review sometimes passes it on."""
        found: list[StatusChange] = []
        for at, status in steps:
            begins = not found and status != DROPPED
            if begins or (status == REVIEW and self.rng.random() < 0.15):
                holder = found[-1].after if found else None
                taker = self._someone(self.clock.days[int(at)])
                if taker != holder:
                    found.append(StatusChange(self.clock.moment(at), holder, taker))
        return found

    def _someone(self, day: dt.date) -> str:
        team = self.crew.hands(self.team.slug, day)
        return team[int(self.rng.integers(len(team)))]

    def _reporter(self, kind: str, day: dt.date) -> str:
        if kind == "Récit" or self.rng.random() < 0.4:
            return self.crew.owner_of(self.team.slug, day)
        return self._someone(day)

    def _epic(self, kind: str, day: dt.date) -> str | None:
        """Three stories and tasks in four join an epic that is open when they are written."""
        here = [one.epic.key for one in self.slices if one.start <= day <= one.end]
        if not here or kind in ("Bug", "Incident") or self.rng.random() > 0.75:
            return None
        return here[int(self.rng.integers(len(here)))]

    def _kind(self) -> str:
        kinds = self.maker.effects.raw["types"]
        bounds = np.cumsum([share for share, _ in kinds.values()])
        names: list[str] = list(kinds)
        return names[int(np.searchsorted(bounds, self.rng.random() * bounds[-1]))]

    def _priority(self, kind: str) -> str:
        draw = 1.0 if kind == "Incident" else self.rng.random()
        return next(name for name, bound in PRIORITIES if draw <= bound)
