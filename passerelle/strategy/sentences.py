"""Titles that conclude: whole sentences chosen by the state of things, each with its plural."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from passerelle.kernel.finding import Refusal
from passerelle.strategy.course import Standing, State
from passerelle.strategy.written import count, day, share


def state(code: State) -> str:
    return {
        "on": pgettext("key result", "On course"),
        "watch": pgettext("key result", "To watch"),
        "off": pgettext("key result", "Off course"),
        "none": pgettext("key result", "No reading"),
    }[code]


def refused(code: str) -> str:
    """What a refusal of `course.py` means to the reader."""
    return {
        "not_started": _("It has not started yet."),
        "no_value": _("No value has been given yet."),
        "stale_value": _("The last value is too old to speak for today."),
        "no_key_result": _("It has no key result yet."),
        "nothing_readable": _("None of its key results can be read."),
    }[code]


def why(standing: Standing | Refusal, *, elapsed: float, since: dt.date | None = None) -> str:
    """How the verdict was reached."""
    if isinstance(standing, Refusal):
        if standing.code == "stale_value" and since:
            return _("The last value dates from %(day)s: too old to speak for today.") % {
                "day": day(since, year=True)
            }
        return refused(standing.code)
    if standing.progress >= 1:
        return _("The target is reached.")
    facts = {"done": share(standing.progress), "gone": share(elapsed)}
    if elapsed >= 1:
        return _("Time is up with %(done)s of the way done.") % facts
    if standing.progress < 0:
        return _("It has moved away from its target, with %(gone)s of the time gone.") % facts
    return _("%(done)s of the way done, %(gone)s of the time gone.") % facts


def chances(tenths: int | None) -> str:
    """The owner's stated confidence."""
    if tenths is None:
        return _("not said")
    return _("%(tenths)s in 10") % {"tenths": tenths}


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
    parts = [_holding(seen["on"], total), *_straying(seen)]
    return " ".join(parts)


def _holding(on: int, total: int) -> str:
    if on == total:
        return ngettext(
            "The only key result holds its course.",
            "All %(total)s key results hold their course.",
            total,
        ) % {"total": count(total)}
    if on == 0:
        return ngettext(
            "The only key result does not hold its course.",
            "None of the %(total)s key results holds its course.",
            total,
        ) % {"total": count(total)}
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


def objective(standing: Standing | Refusal, *, read: int, total: int) -> str:
    """How an objective's roll-up was made, said as such."""
    if isinstance(standing, Refusal):
        return refused(standing.code)
    facts = {
        "done": share(min(max(standing.progress, 0), 1)),
        "gone": share(standing.expected),
        "read": count(read),
        "total": count(total),
    }
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


def review(date: dt.date, *, today: dt.date) -> str:
    """When an entry of the register is to be looked at again."""
    late = (today - date).days
    if late > 0:
        text = ngettext(
            "Review overdue since %(day)s: %(late)s day late.",
            "Review overdue since %(day)s: %(late)s days late.",
            late,
        )
        return text % {"day": day(date), "late": late}
    if late == 0:
        return _("To review today.")
    return _("To review on %(day)s.") % {"day": day(date)}


def register(*, total: int, overdue: int) -> str:
    """What the register says as a whole."""
    if total == 0:
        return _("The register is empty: no risk, no opportunity has been written down.")
    if overdue == 0:
        return ngettext(
            "The only entry of the register was looked at in time.",
            "All %(total)s entries of the register were looked at in time.",
            total,
        ) % {"total": count(total, feminine=True)}
    if total == 1:
        return _("The only entry of the register waits for a review that is overdue.")
    text = ngettext(
        "%(overdue)s entry of %(total)s waits for a review that is overdue.",
        "%(overdue)s entries of %(total)s wait for a review that is overdue.",
        overdue,
    )
    return capfirst(
        text % {"overdue": count(overdue, feminine=True), "total": count(total, feminine=True)}
    )


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


def between(low: str, high: str) -> str:
    return _("%(low)s to %(high)s") % {"low": low, "high": high}


def closed() -> str:
    return _("Closed: nothing to review.")
