"""Titles that conclude: each chooses a whole sentence from the state of the facts. Pure, tested case by case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from passerelle.kernel.periods import Quarter

if TYPE_CHECKING:
    from passerelle.roadmap.queries.rows import Facts


def of_roadmap(facts: Facts, *, is_filtered: bool) -> str:
    """The verdict on what the page shows: broken promises first, then those in danger, then silence."""
    if not facts.count:
        return (
            _("Nothing on the roadmap matches this filter.")
            if is_filtered
            else _("The roadmap is still empty.")
        )
    if not facts.live:
        return _("Nothing is left to deliver here.")
    if facts.missed:
        return ngettext(
            "One promise is past its date and not delivered.",
            "%(count)d promises are past their date and not delivered.",
            facts.missed,
        ) % {"count": facts.missed}
    if not facts.dated:
        return _("No verdict: no initiative to come has a date yet.")
    return _of_promises(facts)


def _of_promises(facts: Facts) -> str:
    if facts.at_risk:
        return ngettext(
            "One promise is expected late, out of %(promised)d still open.",
            "%(count)d promises are expected late, out of %(promised)d still open.",
            facts.at_risk,
        ) % {"count": facts.at_risk, "promised": facts.promised}
    if not facts.promised:
        return _("Dates are set, but nothing is promised yet.")
    return ngettext(
        "The one promise made is expected on time.",
        "The %(count)d promises made are expected on time.",
        facts.promised,
    ) % {"count": facts.promised}


def of_count(facts: Facts) -> str:
    return ngettext("%(count)d initiative", "%(count)d initiatives", facts.count) % {
        "count": facts.count
    }


def of_tension(dependencies: int, tense: int) -> str:
    """How the dependencies drawn on the timeline hold."""
    if not dependencies:
        return ""
    if not tense:
        return ngettext(
            "%(count)d dependency, and it holds",
            "%(count)d dependencies, all of them hold",
            dependencies,
        ) % {"count": dependencies}
    return ngettext(
        "%(count)d dependency, and it is tense",
        "%(count)d dependencies, %(tense)d of them tense",
        dependencies,
    ) % {"count": dependencies, "tense": tense}


def of_comparison(*, dated: int, moved: int, late: int, date: str) -> str:
    """The verdict on a baseline."""
    if not dated:
        return _("No verdict since %(date)s: nothing frozen had a date to keep.") % {"date": date}
    if not moved:
        return ngettext(
            "The one date frozen on %(date)s has not moved.",
            "None of the %(count)d dates frozen on %(date)s has moved.",
            dated,
        ) % {"count": dated, "date": date}
    if not late:
        return ngettext(
            "One date out of %(dated)d has moved since %(date)s, and it is earlier.",
            "%(count)d dates out of %(dated)d have moved since %(date)s, all of them earlier.",
            moved,
        ) % {"count": moved, "dated": dated, "date": date}
    return ngettext(
        "One date out of %(dated)d is later than on %(date)s.",
        "%(count)d dates out of %(dated)d are later than on %(date)s.",
        late,
    ) % {"count": late, "dated": dated, "date": date}


def of_timing(
    *, state: str, drift: int | None, overdue: int | None, is_doubtful: bool = False
) -> str:
    """The verdict on one initiative: days from promise to (expected or real) end, days past an unkept promise.

    `is_doubtful`: its latest likely end comes after the promise.
    """
    if state == "dropped":
        return _("It was dropped.")
    if state == "delivered":
        return _delivered(drift)
    if overdue:
        return ngettext(
            "Its promise is %(count)d day past and it is not delivered.",
            "Its promise is %(count)d days past and it is not delivered.",
            overdue,
        ) % {"count": overdue}
    if drift is None:
        return _("No verdict: it needs an expected end and a promise.")
    if drift > 0:
        return ngettext(
            "It is expected %(count)d day after its promise.",
            "It is expected %(count)d days after its promise.",
            drift,
        ) % {"count": drift}
    if is_doubtful:
        return _("It is expected in time for its promise, and may be late.")
    return _("It is expected in time for its promise.")


def _delivered(drift: int | None) -> str:
    if drift is None:
        return _("It is delivered; nothing had been promised.")
    if drift > 0:
        return ngettext(
            "It was delivered %(count)d day after its promise.",
            "It was delivered %(count)d days after its promise.",
            drift,
        ) % {"count": drift}
    return _("It was delivered in time.")


def quarter_name(quarter: Quarter) -> str:
    """`Q4 2026`, `T4 2026`."""
    return _("Q%(number)d %(year)d") % {"number": quarter.number, "year": quarter.year}
