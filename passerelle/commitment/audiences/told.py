"""The roadmap of an audience, and what moved since the freeze: nothing finer, nothing more than it may read."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from passerelle.commitment.audiences.periods import told
from passerelle.commitment.audiences.presets import View, view
from passerelle.commitment.models import Commitment
from passerelle.commitment.models.audience import Audience, Grain, PublicTitle, Reason, Sensitive
from passerelle.commitment.reading import Told
from passerelle.roadmap.models import LIVE, Initiative

State = Initiative.State


@dataclass(frozen=True, slots=True)
class Row:
    """One line as it is read; `order` sorts periods and is never written."""

    order: str
    period: str
    title: str
    team: str
    value: str
    odds: float | None
    is_delivered: bool


@dataclass(frozen=True, slots=True)
class Move:
    """`what` is moved, added or removed; periods are those of the audience."""

    what: str
    title: str
    was: str
    now: str
    why: str


@dataclass(frozen=True, slots=True)
class Roadmap:
    rows: list[Row]
    moves: list[Move]

    @property
    def delivered(self) -> int:
        return sum(one.is_delivered for one in self.rows)


@dataclass(frozen=True, slots=True)
class Reader:
    """An audience on a day, in a language: which initiatives it reads and what they are called."""

    commitment: Commitment
    view: View
    lang: str
    today: dt.date
    titles: dict[int, PublicTitle]
    reasons: dict[int, Reason]
    hidden: frozenset[int]

    def title(self, row: Initiative) -> str:
        """What it is called for this audience; empty where it is not told."""
        preset, themes = self.view.preset, self.view.themes
        if row.pk in self.hidden or (themes is not None and row.theme_id not in themes):
            return ""
        if not preset.public:
            return row.title
        own = self.titles.get(row.pk)
        said = "" if own is None else (own.fr or own.en if self.lang == "fr" else own.en or own.fr)
        return said or ("" if preset.titled else row.title)

    def period(self, day: dt.date) -> tuple[str, str]:
        grain, step = self.view.grain, self.view.step
        return told(day, grain, today=self.today, lang=self.lang, step=step)

    def why(self, row: Initiative) -> str:
        reason = self.reasons.get(row.pk)
        if reason is None or not (reason.outside or self.view.preset.inside):
            return ""
        return reason.words


def reader(commitment: Commitment, seen: View, *, lang: str, today: dt.date) -> Reader:
    """Read at each look: what is marked sensitive now is not shown a moment longer."""
    hidden = [
        pk
        for pk, audiences in Sensitive.objects.values_list("initiative_id", "hidden_from")
        if seen.audience.value in audiences
    ]
    return Reader(
        commitment,
        seen,
        lang,
        today,
        {one.initiative_id: one for one in PublicTitle.objects.all()},
        {one.initiative_id: one for one in Reason.objects.filter(commitment=commitment)},
        frozenset(hidden),
    )


def roadmap(commitment: Commitment, seen: Audience | View, *, lang: str, today: dt.date) -> Roadmap:
    """As it is expected today, against what was frozen; through a link’s own view, or an audience’s."""
    looked = view(seen) if isinstance(seen, Audience) else seen
    it = reader(commitment, looked, lang=lang, today=today)
    promised = {one["number"]: one for one in commitment.content["lines"] if one["chosen"]}
    rows: list[Row] = []
    moves: list[Move] = []
    for row in scope(commitment):
        title, line = it.title(row), promised.get(row.number)
        if not title:
            continue
        if shown := _row(it, row, title, line):
            rows.append(shown)
        if moved := _move(it, row, title, line):
            moves.append(moved)
    rows.sort(key=lambda one: (not one.is_delivered, one.order, one.title))
    moves.sort(key=lambda one: (one.what, one.title))
    return Roadmap(rows, moves)


def scope(commitment: Commitment) -> QuerySet[Initiative]:
    """What was promised, and what was taken on since in the same scope: all that an audience may be told."""
    numbers = {one["number"] for one in commitment.content["lines"] if one["chosen"]}
    rows = Initiative.objects.select_related("team")
    taken = rows.filter(state__in=[State.PLANNED, State.DOING], archived_at=None)
    if product := commitment.arbitration.product_id:
        taken = taken.filter(product=product)
    return rows.filter(number__in=numbers) | taken


def _row(it: Reader, row: Initiative, title: str, line: dict[str, Any] | None) -> Row | None:
    day = _day(it, row)
    if _is_gone(row) or day is None:
        return None
    order, period = it.period(day)
    preset = it.view.preset
    value = line["value"] if line else None
    figures = Told(it.commitment.content, [], lang=it.lang)
    return Row(
        order,
        period,
        title,
        row.team.name if preset.teams and row.team else "",
        figures.money(value[1]) if preset.values and value else "",
        line["odds"] if preset.odds and line else None,
        row.state == State.DELIVERED,
    )


def _move(it: Reader, row: Initiative, title: str, line: dict[str, Any] | None) -> Move | None:
    day, why = _day(it, row), it.why(row)
    if line is None:
        return Move("added", title, "", it.period(day)[1], why) if day else None
    was = dt.date.fromisoformat(line["promised_on"]) if line["promised_on"] else None
    if _is_gone(row):
        return Move("removed", title, it.period(was)[1] if was else "", "", why)
    if was is None or day is None:
        return None
    if it.view.grain is Grain.HORIZON and row.state not in LIVE:
        return None  # now, next and later say nothing of what is over
    before, after = it.period(was)[1], it.period(day)[1]
    return Move("moved", title, before, after, why) if before != after else None


def _is_gone(row: Initiative) -> bool:
    return row.state == State.DROPPED or row.archived_at is not None


def _day(it: Reader, row: Initiative) -> dt.date | None:
    """When it came, or is expected; overdue and still to come, no earlier than today."""
    day = row.expected_end
    return max(day, it.today) if day and row.state in LIVE else day
