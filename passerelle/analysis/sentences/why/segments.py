"""A segment in words."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from passerelle.analysis.sentences.why.facts import day, percent
from passerelle.engine.explain.answer.naming import Where
from passerelle.engine.explain.answer.shapes import Succession


def segment(where: Where) -> str:
    """Its values, the dimension being said where a value does not speak for itself."""
    return ", ".join(_value(dimension, value) for dimension, value in where)


def _value(dimension: str, value: str) -> str:
    if value == "unknown":
        return _("%(dimension)s not known") % {"dimension": dimension}
    if value == "other":
        return _("%(dimension)s: all others") % {"dimension": dimension}
    speaks = any(character.isalpha() for character in value) and len(value) > 2
    return value if speaks else f"{dimension} {value}"


def replaced(succession: Succession) -> str:
    """One value took the place of another: neither fell nor rose."""
    return _(
        "In “%(dimension)s”, “%(new)s” took the place of “%(old)s” around %(day)s: the two are read as one, "
        "neither a fall nor a rise."
    ) % {
        "dimension": succession.dimension,
        "new": succession.new,
        "old": succession.old,
        "day": day(succession.day),
    }


def share(part: float, change: float) -> str:
    """How much of the gap a segment makes; in words where a percentage would read absurdly."""
    if not change:
        return ""
    if part / change < 0:
        return _("the other way")
    if part / change > 1:
        return _("more than all of it")
    return percent(part / change)


def dimensions(where: Where) -> str:
    return ", ".join(dimension for dimension, _value in where)


def unsearched() -> str:
    return _("Where it moved was not searched: that takes two segments or more, and enough past.")


def found(segments: int, equivalent: int) -> str:
    """How many segments hold the gap, and whether some could be named otherwise."""
    if not segments:
        return _("No recorded segment stands out: it moved everywhere, or in what is not recorded.")
    told = ngettext(
        "%(n)s segment moved apart from the others.",
        "%(n)s segments moved apart from the others.",
        segments,
    ) % {"n": segments}
    if not equivalent:
        return told
    return (
        told
        + " "
        + ngettext(
            "%(n)s of them has a description that the data cannot tell from it.",
            "%(n)s of them have a description that the data cannot tell from them.",
            equivalent,
        )
        % {"n": equivalent}
    )
