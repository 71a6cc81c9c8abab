"""Rows of the meeting screen, drawn and in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from passerelle.arbitration.queries.scenarios import last_solutions, scenarios_of
from passerelle.kernel.typography import number
from passerelle.reports.drawing.votes import votes as draw
from passerelle.ui.language import lang
from passerelle.workshop.models import Subject, Workshop
from passerelle.workshop.queries.votes import Read, Votes, outcome
from passerelle.workshop.spread import Spread, minutes


def row_of(one: Read) -> dict[str, Any]:
    """One subject: where votes stand, what divides, how it ended; words may name what is veiled: they are kept back."""
    is_veiled = one.subject.is_veiled
    return {
        "subject": one.subject,
        "cost": number(one.subject.cost, lang(), decimals=0),
        "drawn": _drawn(one.spread),
        "apart": number(max(one.spread.width, one.spread.gap), lang(), decimals=1)
        if one.spread.median is not None
        else "",
        "said": said(one.spread),
        "moved": _moved(one),
        "contested": one.spread.is_contested,
        "minutes": minutes(one.spread) if one.spread.is_contested else 0,
        "comments": () if is_veiled else one.comments,
        "named": one.named,
        "decision": getattr(one.subject, "decision", None),
        "dissents": list(one.subject.decision.dissents.all())
        if hasattr(one.subject, "decision") and not is_veiled
        else [],
    }


def _drawn(spread: Spread) -> SafeString:
    if spread.median is None or spread.low is None or spread.high is None:
        return SafeString("")
    sides = [side.counts for side in spread.sides[:2]] or [spread.counts]
    return SafeString(draw(sides, low=spread.low, high=spread.high, label=said(spread)))


def said(spread: Spread) -> str:
    """The same in words."""
    if spread.median is None:
        return ngettext(
            "%(n)d vote: too few to be told.", "%(n)d votes: too few to be told.", spread.voters
        ) % {"n": spread.voters}
    low, high = _figure(spread.low), _figure(spread.high)
    if spread.gap >= 2:
        sides = sorted(spread.sides, key=lambda side: side.median)
        return _("%(last)s gives %(last_score)s, %(first)s gives %(first_score)s.") % {
            "last": sides[-1].name or _("The others"),
            "last_score": _figure(sides[-1].median),
            "first": sides[0].name or _("the others"),
            "first_score": _figure(sides[0].median),
        }
    if spread.is_contested:
        return _("Half of the votes lie between %(low)s and %(high)s.") % {"low": low, "high": high}
    return _("They agree around %(median)s.") % {"median": _figure(spread.median)}


def legend_of(told: Sequence[Read]) -> str:
    """What the band and the marks stand for; sides by their names where they are drawn."""
    sides = next((one.spread.sides for one in told if one.spread.sides), ())
    if not sides:
        return _("half of the votes within the band")
    return _("half of the votes within the band; squares: %(first)s; rings: %(second)s") % {
        "first": sides[0].name or _("the others"),
        "second": sides[1].name or _("the others"),
    }


def _figure(value: float | None) -> str:
    return number(value, lang(), decimals=0 if value is not None and value == int(value) else 1)


def _moved(one: Read) -> str:
    """What the second round changed."""
    if one.first is None or one.first.median is None or one.spread.median is None:
        return ""
    before = max(one.first.width, one.first.gap)
    after = max(one.spread.width, one.spread.gap)
    facts = {"before": _figure(before), "after": _figure(after)}
    if after < before:
        return (
            _("Closer than in the first round: %(before)s points apart then, %(after)s now.")
            % facts
        )
    return (
        _("No closer than in the first round: %(before)s points apart then, %(after)s now.") % facts
    )


def result_of(
    workshop: Workshop, told: Sequence[Read], votes: Votes | None = None
) -> dict[str, Any] | None:
    """What the rule chooses, what it costs and who finds themselves in it."""
    found = outcome(workshop, votes)
    if found is None:
        return None
    by_number = {one.subject.initiative.number: one.subject for one in told}
    chosen = [by_number[key] for key in found.chosen]
    inside = set(found.chosen)
    left = [one.subject for one in told if one.subject.initiative.number not in inside]
    none = sum(count == 0 for count in found.satisfied)
    return {
        "chosen": chosen,
        "left": sorted(left, key=lambda one: one.initiative.number),
        "plan": planned(workshop, [one.subject for one in told], chosen),
        "spent": number(found.spent, lang(), decimals=0),
        "budget": number(workshop.budget, lang(), decimals=0),
        "nothing": ngettext(
            "%(n)d voter finds nothing they wanted in it.",
            "%(n)d voters find nothing they wanted in it.",
            none,
        )
        % {"n": none}
        if none
        else _("Every voter finds something they wanted in it."),
    }


def planned(
    workshop: Workshop, subjects: Sequence[Subject], chosen: Sequence[Subject]
) -> dict[str, Any] | None:
    """The same subjects in the first scenario that was computed, and where the votes and the plan part."""
    rows = scenarios_of(workshop.arbitration)
    found = last_solutions(rows)
    scenario = next((one for one in rows if one.pk in found), None)
    if scenario is None:
        return None
    there = {line["number"] for line in found[scenario.pk].found["lines"]}
    inside = [one for one in subjects if one.initiative.number in there]
    apart = len(set(inside) ^ set(chosen))
    return {
        "letter": scenario.letter,
        "inside": sorted(inside, key=lambda one: one.initiative.number),
        "said": ngettext(
            "The votes and the plan part on %(n)d subject.",
            "The votes and the plan part on %(n)d subjects.",
            apart,
        )
        % {"n": apart}
        if apart
        else _("The votes and the plan choose the same."),
    }
