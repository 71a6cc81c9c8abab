"""A commitment as a page, a pack or a sheet reads it: every figure written once, in the reader's language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from passerelle.commitment import sentences
from passerelle.kernel.periods import Quarter
from passerelle.kernel.typography import number, quantity, short_date
from passerelle.people.models import Person
from passerelle.people.queries import company
from passerelle.reports.drawing import Axis, Ruler, spanning
from passerelle.roadmap.titles import quarter_name
from passerelle.workshop.models import Participant


@dataclass(frozen=True, slots=True)
class Row:
    """A line as it is written. `odds` is a share, None where it was not simulated."""

    number: int
    code: str
    title: str
    team: str
    theme: str
    promised: str
    odds: float | None
    value: str
    ruler: Ruler | None
    cost: str
    effort: str
    reason: str
    is_measured: bool


class Told:
    """`lines` are those that the reader may see; the plan's figures are of the whole."""

    def __init__(self, content: dict[str, Any], lines: list[dict[str, Any]], *, lang: str) -> None:
        self.content, self.lang = content, lang
        self.lines = lines
        self.unit = {"EUR": "k€", "USD": "k$", "GBP": "k£"}.get(
            content["currency"], f"k{content['currency']}"
        )

    @property
    def plan(self) -> dict[str, Any]:
        found: dict[str, Any] = self.content["plan"]
        return found

    @cached_property
    def chosen(self) -> list[Row]:
        rows = [one for one in self.lines if one["chosen"]]
        return [self._row(one) for one in sorted(rows, key=_by_promise)]

    @cached_property
    def given_up(self) -> list[Row]:
        """The dearest to give up first."""
        rows = [one for one in self.lines if not one["chosen"]]
        return [self._row(one) for one in sorted(rows, key=_by_value)]

    @cached_property
    def gainsaid(self) -> list[tuple[Row, str]]:
        """What the workshop decided otherwise than the plan has it, with its decision in words."""
        decided = {one["number"]: one["said"] for one in self.content["decisions"]}
        return [
            (row, str(sentences.SAID[decided[row.number]]))
            for rows, is_chosen in ((self.chosen, True), (self.given_up, False))
            for row in rows
            if row.number in decided and (decided[row.number] == "chosen") != is_chosen
        ]

    @cached_property
    def axis(self) -> Axis:
        """One scale for every value."""
        ends = [end for one in self.lines if one["value"] for end in one["value"]]
        return spanning(ends or [0.0, 1.0])

    @property
    def verdict(self) -> str:
        return verdict(self.plan, self.lines, lang=self.lang)

    @property
    def goodness(self) -> str:
        plan: Any = self.plan
        more = sentences.over_ranking(plan)
        return sentences.goodness(
            plan,
            gap=quantity(100 * sentences.gap_of(plan), "%", self.lang, decimals=1),
            rice="" if more is None else quantity(100 * more, "%", self.lang, decimals=0),
        )

    @property
    def unmeasured(self) -> str:
        return sentences.unmeasured(sum(not one.is_measured for one in self.chosen))

    @property
    def worth(self) -> dict[str, str]:
        """P10, P50 and P90, written."""
        low, mid, high = self.plan["quantiles"]
        return {
            "low": number(low, self.lang, decimals=0),
            "mid": self.money(mid),
            "high": self.money(high),
        }

    @property
    def worth_ruler(self) -> Ruler:
        low, mid, high = self.plan["quantiles"]
        return Ruler(low=low, mid=mid, high=high)

    @property
    def worth_axis(self) -> Axis:
        return spanning([0.0, *self.plan["quantiles"], self.plan["bound"]])

    @property
    def load(self) -> dict[str, str]:
        """Person-weeks asked, person-weeks there are, and the share."""
        plan = self.plan
        share = plan["effort"] / plan["capacity"] if plan["capacity"] else None
        return {
            "asked": number(plan["effort"], self.lang, decimals=0),
            "room": number(plan["capacity"], self.lang, decimals=0),
            "share": "" if share is None else quantity(100 * share, "%", self.lang, decimals=0),
        }

    @property
    def cost(self) -> str:
        return self.money(self.plan["cost"]) if self.plan["cost"] else ""

    @property
    def span(self) -> tuple[str, str]:
        """Its first and last quarters, named."""
        quarters = self.content["quarters"]
        return _quarter(quarters[0]), _quarter(quarters[-1])

    def money(self, value: float) -> str:
        return quantity(value, self.unit, self.lang, decimals=0)

    def title_of(self, number_: int) -> str:
        """Code and title of a line that the reader may see; empty otherwise."""
        found = next((one for one in self.lines if one["number"] == number_), None)
        return f"{found['code']} {found['title']}" if found else ""

    def _row(self, one: dict[str, Any]) -> Row:
        value = one["value"]
        return Row(
            number=one["number"],
            code=one["code"],
            title=one["title"],
            team=one["team"],
            theme=one["theme"],
            promised=_date(one["promised_on"], self.lang),
            odds=one["odds"],
            value=self._range(value, self.unit),
            ruler=Ruler(low=value[0], mid=value[1], high=value[2], state="grey") if value else None,
            cost=self._range(one["cost"], self.unit),
            effort=self._range(one["effort"], ""),
            reason=sentences.reason(one["reason"]),
            is_measured=one["measure_id"] is not None,
        )

    def _range(self, points: list[float] | None, unit: str) -> str:
        if not points:
            return ""
        low, high = (number(one, self.lang, decimals=0) for one in (points[0], points[2]))
        if low == high:
            return quantity(points[1], unit, self.lang, decimals=0) if unit else low
        last = quantity(points[2], unit, self.lang, decimals=0) if unit else high
        if last[0] in "€$£":  # English writes a currency before the number: once, before the range
            low, last = last[0] + low, last[1:]
        return f"{low} – {last}"


def verdict(plan: Mapping[str, Any], lines: Sequence[Mapping[str, Any]], *, lang: str) -> str:
    """Of a plan, and of the lines that the reader may see."""
    chosen = sum(bool(one["chosen"]) for one in lines)
    return sentences.verdict(
        name=sentences.scenario(plan["scenario"]),
        chosen=chosen,
        out=len(lines) - chosen,
        on_time=number(10 * plan["on_time"], lang, decimals=1),
    )


def people_of(content: dict[str, Any]) -> dict[int, str]:
    """Names by id of who is quoted in it, as they are called today; erased people have none."""
    ids = {one["by_id"] for one in content["dissents"] if one["by_id"]}
    for one in content["decisions"]:
        ids |= {pk for pk in (one["by_id"], one["owner_id"]) if pk}
    return {one.pk: str(one) for one in Person.objects.filter(pk__in=ids)}


def signed_by(content: dict[str, Any]) -> list[str]:
    """Who signed each of its dissents, as they are called today: a person, or who came by link."""
    names = people_of(content)
    guests = {one.get("guest_id") for one in content["dissents"]}
    invited = dict(Participant.objects.filter(pk__in=guests - {None}).values_list("pk", "name"))
    return [
        names.get(one["by_id"] or 0, "") or invited.get(one.get("guest_id") or 0, "")
        for one in content["dissents"]
    ]


def _date(day: str | None, lang: str) -> str:
    return short_date(dt.date.fromisoformat(day), lang, year=True) if day else ""


def _quarter(said: str) -> str:
    return quarter_name(Quarter.parse(said, first_month=company().fiscal_month))


def _by_promise(line: dict[str, Any]) -> tuple[str, int]:
    return line["promised_on"] or "9999", line["number"]


def _by_value(line: dict[str, Any]) -> tuple[float, int]:
    return -(line["value"][1] if line["value"] else 0.0), line["number"]
