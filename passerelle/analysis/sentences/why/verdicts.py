"""The verdict as one sentence, and the sentence under it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from passerelle.analysis.sentences.why.facts import day, percent
from passerelle.engine.explain.answer.shapes import Answer, Kind, Movement, Verdict

# (verdict, way) to the sentence with a date, and without one.
VERDICTS: dict[tuple[Verdict, str], tuple[Any, Any]] = {
    (Verdict.FAULT, "down"): (
        _("It probably did not fall: we have been miscounting it since %(day)s."),
        _("It probably did not fall: we are miscounting it."),
    ),
    (Verdict.FAULT, "up"): (
        _("It probably did not rise: we have been miscounting it since %(day)s."),
        _("It probably did not rise: we are miscounting it."),
    ),
    (Verdict.MIX, "down"): (
        _(
            "It has fallen since %(day)s because the audience is another, not because it behaves otherwise."
        ),
        _("It fell because the audience is another, not because it behaves otherwise."),
    ),
    (Verdict.MIX, "up"): (
        _(
            "It has risen since %(day)s because the audience is another, not because it behaves otherwise."
        ),
        _("It rose because the audience is another, not because it behaves otherwise."),
    ),
    (Verdict.OWN, "down"): (
        _("It has fallen since %(day)s, most likely through a change of ours."),
        _("It fell, most likely through a change of ours."),
    ),
    (Verdict.OWN, "up"): (
        _("It has risen since %(day)s, most likely through a change of ours."),
        _("It rose, most likely through a change of ours."),
    ),
    (Verdict.OUTSIDE, "down"): (
        _("It has fallen since %(day)s, most likely through something outside."),
        _("It fell, most likely through something outside."),
    ),
    (Verdict.OUTSIDE, "up"): (
        _("It has risen since %(day)s, most likely through something outside."),
        _("It rose, most likely through something outside."),
    ),
    (Verdict.NOISE, "down"): (
        _("It did not fall: the gap is one that calm days also make."),
        _("It did not fall: the gap is one that chance also makes."),
    ),
    (Verdict.NOISE, "up"): (
        _("It did not rise: the gap is one that calm days also make."),
        _("It did not rise: the gap is one that chance also makes."),
    ),
    (Verdict.SEVERAL, "down"): (
        _(
            "It has read lower since %(day)s for several reasons at once, a measurement fault among them."
        ),
        _("It reads lower for several reasons at once, a measurement fault among them."),
    ),
    (Verdict.SEVERAL, "up"): (
        _(
            "It has read higher since %(day)s for several reasons at once, a measurement fault among them."
        ),
        _("It reads higher for several reasons at once, a measurement fault among them."),
    ),
    (Verdict.CANNOT_TELL, "down"): (
        _("It has read lower since %(day)s, and these data cannot tell why."),
        _("It reads lower, and these data cannot tell why."),
    ),
    (Verdict.CANNOT_TELL, "up"): (
        _("It has read higher since %(day)s, and these data cannot tell why."),
        _("It reads higher, and these data cannot tell why."),
    ),
}
THIN = _("Too few to tell: only a change of %(detectable)s or more would show.")
THIN_WEEKLY = _(
    "Too few to tell: at %(weekly)s a week, only a change of %(detectable)s or more would show."
)
KINDS: dict[Kind, Any] = {
    Kind.FAULT: _("Measurement fault"),
    Kind.MIX: _("Mix of audiences"),
    Kind.OWN: _("Our own change"),
    Kind.OUTSIDE: _("Outside context"),
    Kind.NOISE: _("Chance"),
}
FOR: dict[Kind, Any] = {
    Kind.FAULT: _("What speaks for a measurement fault"),
    Kind.MIX: _("What speaks for another audience"),
    Kind.OWN: _("What speaks for a change of ours"),
    Kind.OUTSIDE: _("What speaks for something outside"),
    Kind.NOISE: _("What speaks for chance"),
}
QUESTIONS = {
    "down": _("Why did “%(measure)s” fall?"),
    "up": _("Why did “%(measure)s” rise?"),
}
ORDINARY = 0.05
THICK = 0.2


def way(movement: Movement) -> str:
    return "up" if movement.change > 0 else "down"


def is_thin(answer: Answer) -> bool:
    """Nothing is seen, and only a large change could be."""
    return (
        answer.verdict in (Verdict.CANNOT_TELL, Verdict.NOISE)
        and answer.movement.p > ORDINARY
        and answer.movement.detectable > THICK
        and not any(signal.code == "apart" for signal in answer.signals)
    )


def verdict(answer: Answer, *, weekly: str = "") -> str:
    """The conclusion in one sentence; `weekly` is what a week holds, already written."""
    if is_thin(answer):
        facts = {"detectable": percent(answer.movement.detectable), "weekly": weekly}
        return str(THIN_WEEKLY if weekly else THIN) % facts
    dated, undated = VERDICTS[answer.verdict, way(answer.movement)]
    since = answer.movement.since
    return str(dated) % {"day": day(since)} if since else str(undated)


def question(answer: Answer, measure: str) -> str:
    return str(QUESTIONS[way(answer.movement)]) % {"measure": measure}
