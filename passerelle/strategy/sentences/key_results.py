"""Where key results and objectives stand, told in whole sentences."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from passerelle.kernel.finding import Refusal
from passerelle.strategy.course import Standing, State
from passerelle.strategy.written import count, day, share
from passerelle.ui.language import lang


@dataclass(frozen=True, slots=True)
class Words:
    """What every row of a list says, looked up once for all of them: a message costs 6 µs each time."""

    lang: str
    states: dict[State, str]
    refused: dict[str, str]
    too_old: str
    reached: str
    time_up: str
    away: str
    on_its_way: str
    chances: str
    not_said: str
    means: dict[tuple[int, int], str] = field(default_factory=dict)
    """The sentence of a roll-up by its two counts, as it is met: a list says the same few a hundred times."""


def words() -> Words:
    """In the active language."""
    return Words(
        lang=lang(),
        states={
            "on": pgettext("key result", "On course"),
            "watch": pgettext("key result", "To watch"),
            "off": pgettext("key result", "Off course"),
            "none": pgettext("key result", "No reading"),
        },
        refused={
            "not_started": _("It has not started yet."),
            "no_value": _("No value has been given yet."),
            "stale_value": _("The last value is too old to speak for today."),
            "no_key_result": _("It has no key result yet."),
            "nothing_readable": _("None of its key results can be read."),
        },
        too_old=_("The last value dates from %(day)s: too old to speak for today."),
        reached=_("The target is reached."),
        time_up=_("Time is up with %(done)s of the way done."),
        away=_("It has moved away from its target, with %(gone)s of the time gone."),
        on_its_way=_("%(done)s of the way done, %(gone)s of the time gone."),
        chances=_("%(tenths)s in 10"),
        not_said=pgettext("chances", "not said"),
    )


def why(
    standing: Standing | Refusal, *, elapsed: float, since: dt.date | None = None, said: Words
) -> str:
    """How the verdict was reached."""
    if isinstance(standing, Refusal):
        if standing.code == "stale_value" and since:
            return said.too_old % {"day": day(since, year=True, speech=said.lang)}
        return said.refused[standing.code]
    if standing.progress >= 1:
        return said.reached
    form = said.time_up if elapsed >= 1 else said.away if standing.progress < 0 else said.on_its_way
    return form % {
        "done": share(standing.progress, speech=said.lang),
        "gone": share(elapsed, speech=said.lang),
    }


def chances(tenths: int | None, said: Words | None = None) -> str:
    """The owner's stated confidence."""
    if tenths is None:
        return said.not_said if said else pgettext("chances", "not said")
    return (said.chances if said else _("%(tenths)s in 10")) % {"tenths": tenths}


def due(date: dt.date | None, *, today: dt.date) -> str:
    """When the next check-in is awaited."""
    if date is None:
        return _("Closed: nothing more is awaited.")
    late = (today - date).days
    if late > 0:
        text = ngettext(
            "Awaited since %(day)s: %(late)s day late.",
            "Awaited since %(day)s: %(late)s days late.",
            late,
        )
        return text % {"day": day(date), "late": late}
    if late == 0:
        return _("Awaited today.")
    return _("Awaited on %(day)s.") % {"day": day(date)}


def course(states: Iterable[State]) -> str:
    """What the key results say together, in sentences."""
    seen = Counter(states)
    total = seen.total()
    if total == 0:
        return _("No key result has been set yet.")
    if seen["none"] == total:
        return ngettext(
            "The only key result cannot be read yet.",
            "None of the %(total)s key results can be read yet.",
            total,
        ) % {"total": count(total)}
    if total == 1:
        return _alone(seen)
    parts = [_holding(seen["on"], total), *_straying(seen)]
    return " ".join(parts)


def objectives(states: Iterable[State]) -> str:
    """The verdict over the objectives of a list."""
    seen = Counter(states)
    total, off, watch = seen.total(), seen["off"], seen["watch"]
    facts = {"total": total, "off": off, "watch": watch}
    if not total:
        return _("No objective here.")
    if off:
        return (
            ngettext(
                "%(off)d objective of %(total)d has left its course.",
                "%(off)d objectives of %(total)d have left their course.",
                off,
            )
            % facts
        )
    if watch:
        return (
            ngettext(
                "No objective has left its course; %(watch)d of %(total)d is to watch.",
                "No objective has left its course; %(watch)d of %(total)d are to watch.",
                watch,
            )
            % facts
        )
    return _calm(total, none=seen["none"])


def _calm(total: int, *, none: int) -> str:
    """What is said of objectives none of which is off course or to watch."""
    if none == total:
        return ngettext(
            "No verdict yet on the only objective.",
            "No verdict yet on the %(total)d objectives.",
            total,
        ) % {"total": total}
    return ngettext(
        "The only objective holds its course.",
        "No objective of %(total)d has left its course.",
        total,
    ) % {"total": total}


def _alone(seen: Counter[State]) -> str:
    if seen["on"]:
        return _("The only key result holds its course.")
    if seen["watch"]:
        return _("The only key result is to watch.")
    return _("The only key result has left its course.")


def _holding(on: int, total: int) -> str:
    """Of two or more."""
    if on == total:
        return _("All %(total)s key results hold their course.") % {"total": count(total)}
    if on == 0:
        return _("None of the %(total)s key results holds its course.") % {"total": count(total)}
    text = ngettext(
        "%(on)s key result of %(total)s holds its course.",
        "%(on)s key results of %(total)s hold their course.",
        on,
    )
    return capfirst(text % {"on": count(on), "total": count(total)})


def _straying(seen: Counter[State]) -> list[str]:
    """One sentence for each thing that is not as it should be."""
    told = []
    if seen["watch"]:
        told.append(ngettext("%(n)s is to watch.", "%(n)s are to watch.", seen["watch"]))
    if seen["off"]:
        told.append(
            ngettext("%(n)s has left its course.", "%(n)s have left their course.", seen["off"])
        )
    if seen["none"]:
        told.append(ngettext("%(n)s cannot be read.", "%(n)s cannot be read.", seen["none"]))
    order: list[State] = [code for code in ("watch", "off", "none") if seen[code]]
    return [
        capfirst(text % {"n": count(seen[code])}) for text, code in zip(told, order, strict=True)
    ]


def objective(standing: Standing | Refusal, *, read: int, total: int, said: Words) -> str:
    """How an objective's roll-up was made, said as such."""
    if isinstance(standing, Refusal):
        return said.refused[standing.code]
    counts = (read, total)
    mean = said.means.get(counts) or said.means.setdefault(counts, _mean_of(*counts))
    return mean % {
        "done": share(min(max(standing.progress, 0), 1), speech=said.lang),
        "gone": share(standing.expected, speech=said.lang),
    }


def _mean_of(read: int, total: int) -> str:
    """The sentence for so many key results, its shares left to fill in."""
    facts = {"done": "%(done)s", "gone": "%(gone)s", "read": count(read), "total": count(total)}
    if read == total:
        return (
            ngettext(
                "%(done)s of the way done for %(gone)s expected, by its only key result.",
                "%(done)s of the way done for %(gone)s expected, as the mean of its %(total)s key results.",
                total,
            )
            % facts
        )
    return (
        ngettext(
            "%(done)s of the way done for %(gone)s expected, by the only key result of %(total)s that can be read.",
            "%(done)s of the way done for %(gone)s expected, as the mean of the %(read)s key results of %(total)s "
            "that can be read.",
            read,
        )
        % facts
    )
