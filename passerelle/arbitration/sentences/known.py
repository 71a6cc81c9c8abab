"""How do we know? Each figure of a scenario: how it is counted, from what, when, and what would change it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from passerelle.arbitration.reading.shown import Exercise
from passerelle.arbitration.reading.side import Side, figure
from passerelle.arbitration.sentences import past, summary
from passerelle.arbitration.sentences.summary import Shown
from passerelle.ui.know import Know

GREEDY = {
    "rice": gettext_lazy("value for effort"),
    "wsjf": gettext_lazy("cost of delay"),
    "value": gettext_lazy("value"),
    "money": gettext_lazy("value for money"),
    "scarce": gettext_lazy("what is scarce"),
}


def known(it: Exercise, one: Side, shown: Shown, what: str) -> Know:
    """The facts behind one figure; a refusal where it is not computed."""
    links = ((_("The scenarios"), reverse("arbitration:scenarios", args=[it.arbitration.number])),)
    if one.solution is None:
        return Know(
            figure="",
            refusal=_("No figure: this scenario is not computed."),
            needs=(_("a computation, asked for on the page of the scenarios"),),
            links=links,
        )
    found = FIGURES[what](it, one, shown)
    stale = (
        _("The facts or the settings have changed since it was computed.") if one.is_stale else ""
    )
    return replace(
        found,
        sources=found.sources
        or _(
            "The frame of this arbitration: values, efforts, chances and capacities said by people."
        ),
        date=summary.computed(one),
        reserve=" ".join(part for part in (stale, str(found.reserve)) if part),
        digest=one.solution.digest,
        links=links,
    )


def _value(it: Exercise, one: Side, shown: Shown) -> Know:
    assert one.solution and one.worth
    return Know(
        figure=shown.value,
        formula=_(
            "The plan is lived many times, with efforts that surprise, delays that cascade and "
            "successes drawn; the middle of the values found, less the price of what overflows."
        ),
        interval=_("Eight chances in ten between %(low)s and %(high)s.")
        % {"low": shown.low, "high": figure(one.worth.high, it.unit)},
        reserve=past.corrected(one.solution.found.get("taught", {})),
        change=_("Other values, efforts or chances in the frame; a longer search."),
        more=tuple(
            (
                _("Taken in the order of %(order)s") % {"order": str(GREEDY.get(name, name))},
                figure(value, it.unit),
            )
            for name, value in sorted(one.solution.found["greedy"].items())
        ),
    )


def _people(it: Exercise, one: Side, shown: Shown) -> Know:
    return Know(
        figure=shown.weeks,
        formula=_(
            "Person-weeks of all that is chosen. There are %(room)s, of which some in teams and "
            "quarters that are not asked."
        )
        % {"room": figure(one.room, decimals=0)},
        reserve=_("%(over)s person-weeks are beyond what a team has in a trade and a quarter.")
        % {"over": figure(one.over, decimals=1)}
        if one.over
        else "",
        change=_("Another team, another quarter, people more."),
    )


def _money(it: Exercise, one: Side, shown: Shown) -> Know:
    limit = (
        _("The frame allows %(cash)s.") % {"cash": figure(one.cash, it.unit, decimals=0)}
        if one.cash is not None
        else _("The frame sets no limit.")
    )
    if one.paid is None:
        return Know(figure=shown.money, formula=_("Costs of all that is chosen."), interval=limit)
    said = {"low": shown.cheap, "high": figure(one.paid.high, it.unit, decimals=0)}
    return Know(
        figure=shown.money,
        formula=_(
            "Expected costs of all that is chosen. Each cost is drawn from its range; one made of "
            "work goes with the effort drawn."
        ),
        interval=_("Eight chances in ten between %(low)s and %(high)s.") % said + " " + limit,
        change=_("Narrower ranges of cost; money said by quarter in the limits."),
    )


def _overrun(it: Exercise, one: Side, shown: Shown) -> Know:
    if one.overrun is None:
        return Know(
            figure="",
            refusal=_("No figure: nothing says how much money there is, or costs were not drawn."),
            needs=(_("money to spend in the limits of the frame, then a computation"),),
        )
    return Know(
        figure=shown.overrun,
        formula=_(
            "The plan keeps within the money at what each initiative is expected to cost. In this "
            "share of the draws, what they cost passes some line of money of the frame."
        ),
        reserve=_("Each initiative pays in the quarters planned: a delay does not move its money."),
        change=_("A narrower range, a cheaper plan, money kept aside."),
    )


def _risk(it: Exercise, one: Side, shown: Shown) -> Know:
    if one.risk is None:
        return Know(
            figure="",
            refusal=_("No figure: nothing says what the initiatives cost in money."),
            needs=(_("a cost on each initiative, or the price of a person-week in the settings"),),
        )
    return Know(
        figure=shown.risk,
        formula=_("The share of the draws in which what is chosen brings less than it costs."),
    )


def _on_time(it: Exercise, one: Side, shown: Shown) -> Know:
    assert one.solution
    return Know(
        figure=shown.on_time,
        formula=_(
            "Of ten initiatives chosen, how many finish in the quarter planned or before, on average "
            "over the draws."
        ),
        reserve=" ".join(past.speeds(one.solution.found.get("paces"))),
    )


def _gap(it: Exercise, one: Side, shown: Shown) -> Know:
    assert one.solution
    what = one.scenario.get_objective_display()
    sought = (
        _("Counted in what this scenario looks for: %(what)s.") % {"what": what}
        if one.scenario.objective != one.scenario.Objective.VALUE
        else ""
    )
    return Know(
        figure=shown.gap,
        formula=_(
            "No plan of this scenario is worth more than the bound, which is proved; the gap is what "
            "could be missing at most."
        ),
        interval=_("Bound: %(bound)s.") % {"bound": figure(one.solution.bound, it.unit)},
        reserve=sought,
        change=_("A longer search: the plan rises, or the bound falls."),
    )


def _best(it: Exercise, one: Side, shown: Shown) -> Know:
    if one.best is None:
        return Know(
            figure="",
            refusal=_("No figure: it takes two scenarios computed from the same facts."),
            needs=(_("every scenario computed again"),),
        )
    return Know(
        figure=shown.best,
        formula=_(
            "All scenarios live the same draws, so that they differ by their choices and never by "
            "luck: the share in which no other brings more. Two that tie are both the best."
        ),
    )


FIGURES: dict[str, Callable[[Any, Any, Any], Know]] = {
    "value": _value,
    "people": _people,
    "money": _money,
    "overrun": _overrun,
    "risk": _risk,
    "on_time": _on_time,
    "gap": _gap,
    "best": _best,
}
