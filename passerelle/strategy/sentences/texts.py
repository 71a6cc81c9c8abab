"""Who has read a text, and what changed in it."""

from __future__ import annotations

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from passerelle.strategy.written import count


def read_by(readers: int, people: int) -> str:
    """Who has read the text in force."""
    if people == 0:
        return _("Nobody may read it yet.")
    if readers == 0:
        return _("Nobody has read it yet.")
    if readers == people:
        return ngettext(
            "The only reader has read it.", "All %(people)s readers have read it.", people
        ) % {"people": people}
    return ngettext(
        "%(readers)s of %(people)s has read it.", "%(readers)s of %(people)s have read it.", readers
    ) % {"readers": readers, "people": people}


def changed(*, added: int, removed: int) -> str:
    """How much two versions differ."""
    if not added and not removed:
        return _("The two versions hold the same words.")
    if not removed:
        return ngettext(
            "%(n)s word was added, none removed.", "%(n)s words were added, none removed.", added
        ) % {"n": added}
    if not added:
        return ngettext(
            "%(n)s word was removed, none added.",
            "%(n)s words were removed, none added.",
            removed,
        ) % {"n": removed}
    return _("Words added: %(added)s; words removed: %(removed)s.") % {
        "added": added,
        "removed": removed,
    }


def touches(number: int) -> str:
    """Whether objectives and key results speak of what changed."""
    if number == 0:
        return _("No objective or key result speaks of what changed.")
    text = ngettext(
        "%(n)s objective or key result speaks of what changed.",
        "%(n)s objectives and key results speak of what changed.",
        number,
    )
    return capfirst(text % {"n": count(number)})
