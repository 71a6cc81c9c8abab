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
STILL: dict[Verdict, tuple[Any, Any]] = {
    Verdict.MIX: (
        _("It stays inside its interval, and the audience has been another since %(day)s."),
        _("It stays inside its interval, and the audience is another."),
    ),
    Verdict.OWN: (
        _(
            "It stays inside its interval; part of it has moved since %(day)s, most likely through a change of ours."
        ),
        _("It stays inside its interval; part of it moved, most likely through a change of ours."),
    ),
    Verdict.OUTSIDE: (
        _(
            "It stays inside its interval; part of it has moved since %(day)s, most likely through something outside."
        ),
        _("It stays inside its interval; part of it moved, most likely through something outside."),
    ),
    Verdict.SEVERAL: (
        _(
            "It stays inside its interval; part of it has moved since %(day)s for several reasons at once, "
            "a measurement fault among them."
        ),
        _(
            "It stays inside its interval; part of it moved for several reasons at once, "
            "a measurement fault among them."
        ),
    ),
    Verdict.CANNOT_TELL: (
        _("It has stayed inside its interval since %(day)s, and these data cannot tell more."),
        _("It stays inside its interval, and these data cannot tell more."),
    ),
}
"""Said where the gap is one of those that the interval holds, whatever its sign; faults and chance say themselves that
nothing moved."""
PARTED = (
    _(
        "It stays inside its interval, and a segment of it has moved since %(day)s: these data cannot tell why."
    ),
    _("It stays inside its interval, and a segment of it moved: these data cannot tell why."),
)
"""The same of a verdict that abstains, where one segment moved as its calm days do not."""
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
    "still": _("Did “%(measure)s” move?"),
}
ORDINARY = 0.05
THICK = 0.2


def way(movement: Movement) -> str:
    """Of the gap that was read, whether or not the interval holds none."""
    return "up" if movement.change > 0 else "down"


def is_still(movement: Movement) -> bool:
    """The interval of the gap holds none: nothing of the whole is called lower or higher."""
    return movement.low <= 0 <= movement.high


def is_thin(answer: Answer) -> bool:
    """Nothing is seen, and only a large change could be."""
    return (
        answer.verdict in (Verdict.CANNOT_TELL, Verdict.NOISE)
        and answer.movement.p > ORDINARY
        and answer.movement.detectable > THICK
        and not is_parted(answer)
    )


def is_parted(answer: Answer) -> bool:
    """One segment moved as its calm days do not."""
    return any(signal.code == "apart" for signal in answer.signals)


def verdict(answer: Answer, *, weekly: str = "") -> str:
    """The conclusion in one sentence; `weekly` is what a week holds, already written."""
    if is_thin(answer):
        facts = {"detectable": percent(answer.movement.detectable), "weekly": weekly}
        return str(THIN_WEEKLY if weekly else THIN) % facts
    dated, undated = VERDICTS[answer.verdict, way(answer.movement)]
    if is_still(answer.movement):
        dated, undated = STILL.get(answer.verdict, (dated, undated))
        if answer.verdict is Verdict.CANNOT_TELL and is_parted(answer):
            dated, undated = PARTED
    since = answer.movement.since
    return str(dated) % {"day": day(since)} if since else str(undated)


def question(answer: Answer, measure: str) -> str:
    moved = "still" if is_still(answer.movement) else way(answer.movement)
    return str(QUESTIONS[moved]) % {"measure": measure}
