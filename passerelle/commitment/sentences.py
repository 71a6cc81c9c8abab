"""What a commitment says, from what was frozen: pure, one sentence a case."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from passerelle.arbitration.models import Scenario
from passerelle.commitment.content import Plan

PROVED = 0.0005  # a gap that is written 0.0 %

REASONS = {
    "capacity": gettext_lazy("no team has the time"),
    "cash": gettext_lazy("no money is left"),
    "needs": gettext_lazy("it waits for another that is out"),
    "apart": gettext_lazy("another was chosen instead"),
    "worth": gettext_lazy("others bring more for the same effort"),
    "floor": gettext_lazy("a floor asks for other work"),
    "forced": gettext_lazy("it was left out on purpose"),
    "unframed": gettext_lazy("its value or its effort was not known"),
}
SAID = {
    "chosen": pgettext_lazy("decision", "Chosen"),
    "not": pgettext_lazy("decision", "Not chosen"),
    "study": pgettext_lazy("decision", "To study"),
}


def scenario(said: str) -> str:
    """A scenario as a sentence names it: its letter and its name are kept side by side, “A Hold the field”."""
    letter, _space, name = said.partition(" ")
    if len(letter) > 1 or not letter.isupper() or not name:
        return said
    return _("Scenario %(letter)s, “%(name)s”") % {"letter": letter, "name": name}


def verdict(*, name: str, chosen: int, out: int, on_time: str) -> str:
    """What was committed, what was given up, and at what odds."""
    if not chosen:
        return _("Nothing was chosen: the whole roadmap was given up.")
    said = {"name": name, "chosen": chosen, "all": chosen + out, "odds": on_time}
    if not out:
        return (
            ngettext(
                "%(name)s: %(chosen)d promise, nothing given up; %(odds)s chances in ten to be on time.",
                "%(name)s: %(chosen)d promises, nothing given up; each is on time %(odds)s times in ten on average.",
                chosen,
            )
            % said
        )
    return (
        ngettext(
            "%(name)s: %(chosen)d promise out of %(all)d initiatives; %(odds)s chances in ten to be on time.",
            "%(name)s: %(chosen)d promises out of %(all)d initiatives; each on time %(odds)s times in ten on average.",
            chosen,
        )
        % said
    )


def kept_in_all(count: int, *, on: str) -> str:
    """What the list of commitments says first; `on`, the day of the last."""
    if not count:
        return _("Nothing is frozen yet: nobody can say what was promised.")
    return ngettext(
        "%(count)d commitment is kept as it was, frozen on %(on)s.",
        "%(count)d commitments are kept as they were; the last was frozen on %(on)s.",
        count,
    ) % {"count": count, "on": on}


def goodness(plan: Plan, *, gap: str, rice: str) -> str:
    """How good the plan was known to be: the bound, then what a ranking by value for effort would have brought."""
    found = gap_of(plan)
    sought = (
        _("the surest value")
        if plan["objective"] == Scenario.Objective.SUREST
        else _("the most value")
    )
    said = {"sought": sought, "gap": gap, "rice": rice}
    first = (
        _("Proved: no plan brings more of what was looked for (%(sought)s).") % said
        if found < PROVED
        else _("No plan brings over %(gap)s more of what was looked for (%(sought)s).") % said
    )
    if not rice:
        return first
    return first + " " + _("It brings %(rice)s more than a ranking by value for effort.") % said


def gap_of(plan: Plan) -> float:
    """How much more, at most, a better plan would have brought: a share."""
    return max(0.0, (plan["bound"] - plan["sought"]) / max(abs(plan["sought"]), 1e-9))


def over_ranking(plan: Plan) -> float | None:
    """How much more it brings than the ranking by value for effort; None where that is nothing, or unknown."""
    rice = plan["greedy"].get("rice")
    if not rice or rice <= 0:
        return None
    more = plan["value"] / rice - 1
    return more if more >= 0.005 else None


def reason(code: str | None) -> str:
    return str(REASONS.get(code or "", ""))


def unmeasured(count: int) -> str:
    """Promises that nothing will be able to prove."""
    if not count:
        return ""
    return ngettext(
        "%(count)d promise has no measure of success: nothing will say whether it was worth it.",
        "%(count)d promises have no measure of success: nothing will say whether they were worth it.",
        count,
    ) % {"count": count}
