"""One sentence a clue: what was seen, and why it speaks."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from passerelle.analysis.sentences.why.between import BETWEEN
from passerelle.analysis.sentences.why.dated import lies
from passerelle.analysis.sentences.why.facts import worded
from passerelle.analysis.sentences.why.witnesses import WITNESSES
from passerelle.engine.explain.answer.question import Role
from passerelle.engine.explain.answer.shapes import Kind, Signal
from passerelle.kernel.typography import number
from passerelle.ui.language import lang


class Told(NamedTuple):
    """A clue in two sentences: its name, and what was seen."""

    title: str
    body: str

    @property
    def line(self) -> str:
        return f"{self.title} {self.body}".strip()


SEEN: dict[str, tuple[Any, Any]] = {
    "moved": (
        _("The gap is rare."),
        _("On calm days, one as wide comes once in %(once)s."),
    ),
    "moved-ordinary": (
        _("The gap is ordinary."),
        _("Calm days make one as wide %(often)s of the time."),
    ),
    "apart": (
        _("One segment moved apart."),
        _("“%(segment)s” moved by %(change)s, as its own calm days do not."),
    ),
    "apart-alone": (
        _("One segment moved, which is not chance."),
        _(
            "The total stays inside its interval, but “%(segment)s” moved by %(change)s, "
            "as its own calm days do not."
        ),
    ),
    "hours": (
        _("Hours are missing."),
        _("Hours without a single row take %(share)s more of the day than usual."),
    ),
    "late": (
        _("The data come late."),
        _("They are loaded %(hours)s h later than usual."),
    ),
    "duplicates": (
        _("Rows come twice."),
        _("The share of double rows moved by %(share)s of a day’s rows."),
    ),
    "nulls": (
        _("Values are missing."),
        _("The share of rows with an empty value moved by %(share)s of a day’s rows."),
    ),
    "unknowns": (
        _("Values lose their name."),
        _("The share of rows with an unknown value moved by %(share)s of a day’s rows."),
    ),
    "restated": (
        _("The past was rewritten."),
        _("Between two loads, the same days changed by %(share)s on average."),
    ),
    "loads-clean": (_("The loads are clean."), ""),
    "schema": (
        _("The columns changed."),
        _("The table took another shape on %(day)s."),
    ),
    "defined": (
        _("The definition changed."),
        _("The measure has been counted in another way since %(day)s."),
    ),
    "step": (
        _("A clean break."),
        _("It changed level at once, as machines do; people come and go by degrees."),
    ),
    "ramp": (
        _("A slope."),
        _("It slid over several days, as people do; machines break at once."),
    ),
    "some-days": (
        _("Some days only."),
        _("It moved for some days and came back, as an outage, a holiday or a passing event does."),
    ),
    "time-zone": (_("The clock moved."), ""),
    "midnight": (
        _("A break at midnight."),
        _("It begins exactly with a day, as a load or a setting does."),
    ),
    "mix": (
        _("The audience changed."),
        _("The new weights of “%(dimension)s” make %(share)s of the gap."),
    ),
    "mix-still": (
        _("The audience is the same."),
        _("The new weights of “%(dimension)s” make only %(share)s of the gap."),
    ),
    "technical-place": (
        _("A technical segment."),
        _(
            "“%(value)s” (%(dimension)s) moved by %(change)s beside the others: "
            "software fails there, people do not choose it."
        ),
    ),
    "human-place": (
        _("A segment of people."),
        _(
            "“%(value)s” (%(dimension)s) moved by %(change)s beside the others: "
            "people choose it, software seldom does."
        ),
    ),
    "unknown-value": (
        _("Nameless values."),
        _("“%(value)s” takes %(share)s more of “%(dimension)s” than before."),
    ),
    "new-value": (
        _("A value never seen."),
        _("“%(value)s” appears in “%(dimension)s” and takes %(share)s of it."),
    ),
    "bots": (
        _("Visits that do nothing."),
        _(
            "“%(value)s” (%(dimension)s) brings %(more)s more trials and they succeed less "
            "(%(ratio)s), as robots do."
        ),
    ),
    "funnel-broken": (
        _("The funnel does not add up."),
        _("Compared with “%(witness)s”, more come out of a step than went in."),
    ),
    "volume-ratio-intact": (
        _("The step before moved as much."),
        _("“%(witness)s” moved with it and the ratio hardly did (%(ratio)s)."),
    ),
    "own-event": (_("A change of ours."), _("“%(event)s”, on %(day)s.")),
    "outside-event": (_("Something outside."), _("“%(event)s”, on %(day)s.")),
    "tracker-event": (_("A change of the tracker."), _("“%(event)s”, on %(day)s.")),
    "handover": (
        _("One version took the place of another."),
        _(
            "In “%(dimension)s”, “%(old)s” stopped and “%(new)s” started on %(day)s: "
            "what a new version forgets to send is lost from that day on."
        ),
    ),
    "no-event": (_("Nothing in the calendar."), _("No dated event lies near the break.")),
    "no-event-own": (_("Nothing of ours."), _("No change of ours is dated near the break.")),
    "no-event-outside": (
        _("Nothing from outside."),
        _("No event of the outside world is dated near the break."),
    ),
    "dose": (
        _("The effect follows exposure."),
        _("Segments that received more of “%(event)s” moved more."),
    ),
    "dose-none": (
        _("The effect does not follow exposure."),
        _("Segments that received more of “%(event)s” did not move more."),
    ),
}
ORDINARY = 0.05
SENTENCES: dict[str, tuple[Any, Any]] = SEEN | WITNESSES
_EVENTS = frozenset({"own-event", "outside-event", "tracker-event"})


def told(signal: Signal, *, by_day: bool = True) -> Told:
    """The clue in the language in force. KeyError on a code without a sentence: a test holds that none is.

    Between two periods without days, no calm day was seen.
    """
    case = _case(signal)
    title, body = SENTENCES[case] if by_day else BETWEEN.get(case, SENTENCES[case])
    seen = str(body) % worded(signal.facts) if body else _counted(signal)
    if signal.code in _EVENTS:
        seen = f"{seen} {lies(signal)}"
    return Told(str(title), seen)


def _case(signal: Signal) -> str:
    """Which sentence of a code fits its facts."""
    facts, code = signal.facts, signal.code
    if code == "moved" and float(str(facts["p"])) > 0.1:
        return "moved-ordinary"
    if code == "apart" and float(str(facts["p"])) > ORDINARY:
        return "apart-alone"
    if code == "mix" and float(str(facts["share"])) < 0.4:
        return "mix-still"
    if code == "dose" and float(str(facts["slope"])) < 1.5:
        return "dose-none"
    if code == "no-event" and len(signal.weights) == 1:
        return "no-event-own" if Kind.OWN in signal.weights else "no-event-outside"
    if code in set(Role):
        size = float(str(facts["measure"]))
        if _is_unsure(float(str(facts["change"])), size, error=float(str(facts["error"]))):
            return "witness-unsure"
        share = float(str(facts["change"])) / size if size else 0.0
        return f"{code}-along" if share > 0.35 else f"{code}-still"
    return code


def _is_unsure(change: float, size: float, *, error: float) -> bool:
    """Its interval holds both no move at all and the measure's own."""
    return abs(change) < 1.96 * error and abs(change - size) < 1.96 * error


def _counted(signal: Signal) -> str:
    if signal.code == "time-zone":
        hours = abs(int(float(str(signal.facts["hours"]))))
        return ngettext(
            "The profile of the day is shifted by %(n)s hour.",
            "The profile of the day is shifted by %(n)s hours.",
            hours,
        ) % {"n": hours}
    checked = int(float(str(signal.facts["checked"])))
    return ngettext(
        "The only trace of a fault that could be looked for in the loads is not there.",
        "None of the %(n)s traces that a fault leaves in the loads, and that could be looked for, is there.",
        checked,
    ) % {"n": number(checked, lang())}
