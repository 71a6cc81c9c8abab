"""What a movement looks like, the verdict before the number; what a round has found."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from passerelle.analysis.models import Movement
from passerelle.analysis.sentences.why.facts import day, percent
from passerelle.analysis.sentences.why.segments import segment
from passerelle.kernel.typography import number
from passerelle.kpis.queries.reading import text
from passerelle.people.models.company import FalseAlarms
from passerelle.ui.language import lang

FALLS = {
    "point": gettext_lazy("“%(measure)s” fell on %(day)s, for that day alone."),
    "level": gettext_lazy("“%(measure)s” has stood lower since %(day)s."),
    "trend": gettext_lazy("“%(measure)s” has been going down since %(day)s."),
    "calendar": gettext_lazy("“%(measure)s” fell on %(day)s, a day off."),
}
RISES = {
    "point": gettext_lazy("“%(measure)s” rose on %(day)s, for that day alone."),
    "level": gettext_lazy("“%(measure)s” has stood higher since %(day)s."),
    "trend": gettext_lazy("“%(measure)s” has been going up since %(day)s."),
    "calendar": gettext_lazy("“%(measure)s” rose on %(day)s, a day off."),
}
APART = {
    False: gettext_lazy(
        "In “%(measure)s”, “%(segment)s” has fallen behind the rest since %(day)s."
    ),
    True: gettext_lazy("In “%(measure)s”, “%(segment)s” has risen above the rest since %(day)s."),
}
ENDINGS = {
    "back": gettext_lazy("It came back."),
    "settled": gettext_lazy("It has lasted two months: this is the new usual."),
    "restated": gettext_lazy("The data were restated: it had not moved."),
    "unwatched": gettext_lazy("The measure, or this way of moving, is no longer watched."),
}
UNWATCHED = {
    "past-too-short": gettext_lazy("Its past is too short: it takes about five months of days."),
    "days-needed": gettext_lazy("It is kept by the month or more: too few values to be watched."),
    "no-values": gettext_lazy("No value was poured in."),
}
BUDGETS = {
    FalseAlarms.QUARTER.value: gettext_lazy("at most one false alarm a quarter"),
    FalseAlarms.MONTH.value: gettext_lazy("at most one false alarm a month"),
    FalseAlarms.FORTNIGHT.value: gettext_lazy("at most two false alarms a month"),
    FalseAlarms.WEEK.value: gettext_lazy("at most one false alarm a week"),
}


def said(row: Movement) -> str:
    """What it looks like, as one sentence."""
    if row.where:
        facts = {"segment": segment(tuple((d, v) for d, v in row.where))}
        facts |= {"measure": row.measure.name, "day": day(row.since)}
        return str(APART[row.is_rise]) % facts
    words = (RISES if row.is_rise else FALLS)[row.shape]
    return str(words) % {"measure": row.measure.name, "day": day(row.since)}


def size(row: Movement) -> str:
    """The figures that prove it; empty where nothing could be expected."""
    if row.change is None or row.change_low is None or row.change_high is None:
        return ""
    return _("%(actual)s against %(expected)s expected: %(change)s (%(low)s to %(high)s).") % {
        "actual": text(row.measure, row.actual),
        "expected": text(row.measure, row.expected),
        "change": percent(row.change, sign=True),
        "low": percent(row.change_low, sign=True),
        "high": percent(row.change_high, sign=True),
    }


def span(row: Movement) -> str:
    """Between which days it began; empty where it is one day."""
    if row.since_low == row.since_high:
        return ""
    return _("It began between %(low)s and %(high)s.") % {
        "low": day(row.since_low),
        "high": day(row.since_high),
    }


def title(count: int) -> str:
    """The verdict of a list."""
    if not count:
        return _("Nothing moves beyond what chance explains")
    return ngettext("%(n)s measure really moved", "%(n)s measures really moved", count) % {
        "n": number(count, lang())
    }


def watched(count: int, budget: float) -> str:
    """How much is watched, and what it costs in false alarms."""
    if not count:
        return _("No measure is watched yet: it takes about five months of days, and one round.")
    return ngettext(
        "%(n)s measure is watched; %(budget)s over all of them.",
        "%(n)s measures are watched; %(budget)s over all of them.",
        count,
    ) % {"n": number(count, lang(), decimals=0), "budget": promise(budget)}


def promise(budget: float) -> str:
    known = BUDGETS.get(budget)
    if known:
        return str(known)
    return ngettext(
        "at most %(n)s false alarm a month", "at most %(n)s false alarms a month", round(budget)
    ) % {"n": number(budget, lang())}


def apart(weight: float, total: float, budget: float) -> str:
    """What a measure's share of the budget comes to, in plain words."""
    if not total:
        return _("No round has been made yet.")
    months = total / (weight * budget)
    if months < 18:
        return ngettext(
            "For this measure alone: one false alarm in %(n)s month, on average, at most.",
            "For this measure alone: one false alarm in %(n)s months, on average, at most.",
            max(round(months), 1),
        ) % {"n": number(max(round(months), 1), lang())}
    return ngettext(
        "For this measure alone: one false alarm in %(n)s year, on average, at most.",
        "For this measure alone: one false alarm in %(n)s years, on average, at most.",
        round(months / 12),
    ) % {"n": number(round(months / 12), lang())}


def gone_round(on: dt.date | None) -> str:
    if on is None:
        return _("No daily round was made yet.")
    return _("Last daily round on %(day)s.") % {"day": day(on)}
