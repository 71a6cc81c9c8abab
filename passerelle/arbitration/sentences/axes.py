"""What value is weighed against, in words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from passerelle.arbitration.reading.shown import Exercise
from passerelle.arbitration.sentences.reasons import in_unit
from passerelle.kernel.typography import quantity
from passerelle.ui.language import lang


def label(axis: str) -> str:
    """As a sentence takes it; of what names something, without its name."""
    kind, _colon, _what = axis.partition(":")
    if kind == "base":
        return _("the effort on foundations")
    if kind == "weeks":
        return _("the fewest person-weeks")
    return of(kind) if kind in ("objective", "theme", "product", "sponsor") else _("safety (P10)")


def by(quarter: str) -> str:
    return _("the value delivered by the end of %(quarter)s") % {"quarter": quarter}


def of(kind: str) -> str:
    return {
        "objective": _("the value for an objective"),
        "theme": _("the value for a theme"),
        "product": _("the value for a product"),
        "sponsor": _("the value for a sponsor"),
    }[kind]


def amount(it: Exercise, axis: str, value: float) -> str:
    """An amount of the other count; person-weeks to spare are counted under nothing."""
    if axis in ("base", "weeks"):
        return quantity(abs(value), _("person-weeks"), lang(), decimals=0)
    return in_unit(it, value)


def point(it: Exercise, axis: str, one: dict[str, Any]) -> str:
    """One plan, as its dot says it."""
    said = {"value": in_unit(it, one["value"]), "second": amount(it, axis, one["second"])}
    if axis == "low":
        return _("%(value)s expected, %(second)s in a bad draw") % said
    return _("%(value)s expected, %(second)s across") % said


def column(axis: str) -> str:
    """The head of its column in the table."""
    kind = axis.partition(":")[0]
    return {
        "low": _("In a bad draw (P10)"),
        "base": _("On foundations"),
        "weeks": _("Person-weeks used"),
        "by": _("Delivered by then"),
    }.get(kind, _("For it"))


def title(letter: str, *, people: str, front: int, label: str) -> str:
    """What the page of what else could be says first; `people`, what one more would bring at most."""
    if front > 1:
        return _("Between value and %(other)s, %(count)d plans stand beside %(letter)s.") % {
            "count": front - 1,
            "letter": letter,
            "other": label,
        }
    if front == 1:
        return _("Against %(other)s, %(letter)s gives up nothing: no plan found beats it.") % {
            "letter": letter,
            "other": label,
        }
    if people:
        said = {"letter": letter, "most": people}
        return _("One person more would bring %(letter)s %(most)s at most.") % said
    return _("Nobody more would make %(letter)s worth more.") % {"letter": letter}


def name(letter: str, *, label: str, named: str) -> str:
    """Of the scenario made from a point."""
    return _("%(letter)s for %(other)s") % {"letter": letter, "other": named or label}
