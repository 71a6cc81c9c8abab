"""What was guessed of a file, said so that it can be corrected."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from passerelle.kernel.typography import number, short_date
from passerelle.ui.language import lang


class Guess(NamedTuple):
    """One choice made for the person: its code, and the names and numbers it rests on."""

    code: str
    facts: Mapping[str, Any]


GUESSES: dict[str, Any] = {
    "time": gettext_lazy("Dates are in the column “%(column)s” (another one: --time)."),
    "measure": gettext_lazy("The measure is the column “%(column)s” (another one: --measure)."),
    "measure-among": gettext_lazy(
        "The measure is the column “%(column)s”; there are also %(others)s (--measure to choose)."
    ),
    "rows": gettext_lazy(
        "No column is a measure by its name and type: rows are counted (a column: --measure)."
    ),
    "by": gettext_lazy("It is broken down by %(columns)s (other columns: --by)."),
    "no-by": gettext_lazy(
        "No column breaks it down, so nothing can be said of where (name some with --by)."
    ),
    "ignored": gettext_lazy("Left aside: %(columns)s (to break down by one of them: --by)."),
    "folded": gettext_lazy(
        "Only the %(kept)s most frequent values of “%(column)s” are told apart; the others are together."
    ),
    "since": gettext_lazy(
        "The question is asked from %(day)s, the first day of %(file)s (another day: --since)."
    ),
    "sought": gettext_lazy(
        "No day was given: the question is asked from %(day)s, where the last weeks most likely broke "
        "(another day: --since)."
    ),
    "only-before": gettext_lazy(
        "Only one of the two files has %(columns)s: it is not broken down by it."
    ),
    "no-days": gettext_lazy(
        "The files hold no date: two periods are compared, without what is usual from day to day."
    ),
    "halves": gettext_lazy(
        "There is too little past day by day: as many days before and after are compared as two periods."
    ),
    "apart": gettext_lazy(
        "%(gap)s days lie between the two files: the first %(days)s days of each are compared as two periods "
        "(day by day all the same: --since)."
    ),
    "repeated-days": gettext_lazy(
        "Both files hold the days from %(first)s to %(last)s: %(file)s is read there, and what changed "
        "between the two loads counts as a clue."
    ),
    "outside": gettext_lazy("%(file)s has no day in common with the measure: it is not used."),
}


def guessed(guess: Guess) -> str:
    """The guess in the language in force."""
    if guess.code == "empty-days":
        days = int(guess.facts["days"])
        return ngettext(
            "%(n)s day has no row at all: it is read as a day without load.",
            "%(n)s days have no row at all: they are read as days without load.",
            days,
        ) % {"n": number(days, lang())}
    if guess.code == "events-left-out":
        events = int(guess.facts["events"])
        return ngettext(
            "%(n)s entry of %(file)s names no kind of event and is left out (give it a category).",
            "%(n)s entries of %(file)s name no kind of event and are left out (give them a category).",
            events,
        ) % {"n": number(events, lang()), "file": guess.facts["file"]}
    return str(GUESSES[guess.code]) % {name: _fact(value) for name, value in guess.facts.items()}


def _fact(value: Any) -> str:
    if hasattr(value, "isoformat"):
        return short_date(value, lang(), year=True)
    if isinstance(value, str):
        return value
    if isinstance(value, int | float):
        return number(value, lang())
    return named(list(map(str, value)))


def named(names: list[str]) -> str:
    """`“a”, “b” and “c”`, the long lists being cut."""
    shown = [_("“%(name)s”") % {"name": name} for name in names[:8]]
    if len(names) > 8:
        return ngettext(
            "%(names)s and %(n)s other", "%(names)s and %(n)s others", len(names) - 8
        ) % {"names": ", ".join(shown), "n": len(names) - 8}
    if len(shown) < 2:
        return "".join(shown)
    return _("%(first)s and %(last)s") % {"first": ", ".join(shown[:-1]), "last": shown[-1]}
