"""The sentences under the verdict, and the short facts beside it."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from passerelle.analysis.sentences.why.facts import day, percent
from passerelle.analysis.sentences.why.segments import segment
from passerelle.analysis.sentences.why.verdicts import KINDS, is_still
from passerelle.engine.explain.answer.shapes import Answer, Movement, Other, Verdict
from passerelle.kernel.typography import number
from passerelle.ui.language import lang


def size(movement: Movement, *, actual: str, expected: str, change: str, range: str) -> str:
    """How much was read and expected, figures already written."""
    relative = movement.change / movement.expected if movement.expected else 0.0
    return _(
        "It reads %(actual)s against %(expected)s expected: %(change)s %(range)s, or %(relative)s."
    ) % {
        "actual": actual,
        "expected": expected,
        "change": change,
        "range": range,
        "relative": percent(relative, sign=True),
    }


def place(answer: Answer) -> str:
    """Where most of it lies; empty when no segment stands out."""
    if answer.cells is None or answer.parts is None or answer.verdict is Verdict.NOISE:
        return ""
    names = {cell.label: segment(cell.where) for cell in answer.cells.cells}
    parts = [part for part in answer.parts.parts if part.name in names]
    if not parts or not answer.parts.change:
        return ""
    top = max(parts, key=lambda part: abs(part.change))
    share = top.change / answer.parts.change
    if share > 1:
        return _("%(segment)s moved by more than the whole.") % {"segment": names[top.name]}
    if share < 0:
        return _("%(segment)s moved most, the other way.") % {"segment": names[top.name]}
    return _("%(share)s of it lies in %(segment)s.") % {
        "share": percent(share),
        "segment": names[top.name],
    }


def reversal(answer: Answer) -> str:
    """Simpson's: every value of a dimension moved one way, and the whole the other. Empty where it is not so."""
    if answer.mix is None or not answer.mix.reversal or answer.verdict is Verdict.NOISE:
        return ""
    if is_still(answer.movement):
        return ""
    dimension = answer.mix.rates.parts[0].name.partition("=")[0]
    if answer.movement.change < 0:
        said = _(
            "Every value of “%(dimension)s” rose or held, and yet the whole fell: "
            "their weights changed, not their rates."
        )
    else:
        said = _(
            "Every value of “%(dimension)s” fell or held, and yet the whole rose: "
            "their weights changed, not their rates."
        )
    return said % {"dimension": dimension}


def other(moved: Other) -> str:
    """A movement of the last weeks that this answer does not speak of."""
    facts = {
        "segment": segment(moved.where),
        "day": day(moved.since),
        "share": percent(moved.share, sign=True),
    }
    if not moved.where:
        return _("The whole moved too, from %(day)s on: %(share)s.") % facts
    return _("“%(segment)s” moved too, from %(day)s on: %(share)s of the whole.") % facts


def odds(answer: Answer) -> str:
    """The likeliest kind with its likelihood."""
    kind, chance = answer.kinds[0]
    return _("%(kind)s: %(chance)s likely.") % {"kind": KINDS[kind], "chance": percent(chance)}


def next_check(minutes: int) -> str:
    return ngettext(
        "A check of %(n)s minute can decide.", "A check of %(n)s minutes can decide.", minutes
    ) % {"n": number(minutes, lang())}


def window(movement: Movement, days: int) -> str:
    """From when to when the gap is read."""
    if movement.since is None:
        return _("two periods")
    return ngettext("%(n)s day from %(day)s", "%(n)s days from %(day)s", days) % {
        "n": number(days, lang()),
        "day": day(movement.since),
    }


def broke(movement: Movement) -> str:
    """The interval that holds the break."""
    if movement.since_low is None or movement.since_high is None:
        return _("unknown: no dates")
    if movement.since_low == movement.since_high:
        return day(movement.since_low)
    return _("between %(low)s and %(high)s") % {
        "low": day(movement.since_low),
        "high": day(movement.since_high),
    }


def past(days: int) -> str:
    if days >= 14:
        return _("its own past, %(n)s weeks") % {"n": number(days // 7, lang())}
    return _("the first period")


def rows_read(rows: int) -> str:
    return ngettext("%(n)s row read.", "%(n)s rows read.", rows) % {
        "n": number(rows, lang(), decimals=0)
    }
