"""What we ask of the committee, and what it answered to what was asked before."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from passerelle.board.asked import Standing, to_tell
from passerelle.board.models import Ask, Reply
from passerelle.board.sections.context import Context, Written
from passerelle.kernel.typography import short_date
from passerelle.reports.pack import Block, Column, Figure, Items, Section, Table

KEY = "asks"
SIGNS = {Reply.Said.GRANTED: "done", Reply.Said.REFUSED: "off", Reply.Said.POSTPONED: "watch"}


def build(context: Context) -> Written:
    rows, _before = to_tell(str(context.period), by=context.now)
    if not rows:
        return Written(None)
    section = Section(
        key=KEY,
        name=_("What we ask of the Comex"),
        title=title(rows, context),
        standfirst=_standfirst(rows),
        wide=[_table(rows, context)],
    )
    return Written(section, tuple(_figure(one.ask) for one in rows))


def title(rows: list[Standing], context: Context) -> str:
    """How many things, and by when the first answer is needed."""
    days = [one.due_on for one in rows if one.due_on]
    if not days:
        return ngettext(
            "We ask one thing of the Comex", "We ask %(n)s things of the Comex", len(rows)
        ) % {"n": len(rows)}
    return ngettext(
        "We ask one thing of the Comex, by %(day)s",
        "We ask %(n)s things of the Comex, the first by %(day)s",
        len(rows),
    ) % {"n": len(rows), "day": short_date(min(days), context.lang)}


def _standfirst(rows: list[Standing]) -> str:
    """What happens to what nobody owns or dates is nobody's fault: say so."""
    loose = sum(one.ask.due_on is None or one.ask.owner is None for one in rows)
    if not loose:
        return ""
    return ngettext(
        "%(n)s has no owner or no day yet.", "%(n)s have no owner or no day yet.", loose
    ) % {"n": loose}


def _table(rows: list[Standing], context: Context) -> Table:
    """The day is marked where it is over: it was asked by a pack before this one."""
    columns = [
        Column(_("What is asked")),
        Column(_("Why, and what happens otherwise"), is_wide=True),
        Column(_("Kind")),
        Column(_("Of whom")),
        Column(_("Owner")),
        Column(_("By when"), "end"),
    ]
    lines = [_line(one, context) for one in rows]
    return Table("", columns, lines, ["off" if one.is_late(context.now) else "" for one in rows])


def _line(one: Standing, context: Context) -> list[str]:
    ask = one.ask
    why = " ".join(part for part in (ask.why, _tied(ask)) if part)
    return [
        ask.what,
        why or "—",
        ask.get_kind_display() if ask.kind else "—",
        ask.of_whom or "—",
        str(ask.owner or "—"),
        short_date(ask.due_on, context.lang) if ask.due_on else "—",
    ]


def _tied(ask: Ask) -> str:
    """What it hangs on, named."""
    told = [f"{one.code} {one.title}" for one in (ask.initiative, ask.risk) if one]
    if ask.dissent:
        told.append(_("dissent of %(name)s") % {"name": ask.dissent.participant})
    return f"({', '.join(told)})" if told else ""


def answer(one: Standing, *, lang: str, today: dt.date) -> tuple[str, str]:
    """The sign and the word of an answer; what is still waited for says until when."""
    if one.reply and not one.is_open:
        return SIGNS[Reply.Said(one.reply.said)], one.reply.get_said_display()
    day = short_date(one.due_on, lang) if one.due_on else ""
    is_late = one.is_late(today)
    if one.reply:
        word = _("Postponed to %(day)s") % {"day": day} if day else pgettext("ask", "Postponed")
    elif is_late:
        word = _("No answer since %(day)s") % {"day": day}
    else:
        word = _("Expected by %(day)s") % {"day": day} if day else _("No answer yet")
    return ("off" if is_late else "watch" if one.reply else "open"), word


def listed(context: Context) -> list[tuple[str, str]]:
    """The same in two lines each, for the first page."""
    if KEY not in context.sections:
        return []
    found = []
    for one in to_tell(str(context.period), by=context.now)[0]:
        day = short_date(one.ask.due_on, context.lang) if one.ask.due_on else ""
        until = _("by %(day)s") % {"day": day} if day else ""
        found.append((one.ask.what, ", ".join(part for part in (one.ask.of_whom, until) if part)))
    return found


def answered(context: Context) -> list[Block]:
    """What earlier packs asked and what came of it: a pack opens with it."""
    rows = to_tell(str(context.period), by=context.now)[1]
    if not rows or KEY not in context.sections:
        return []
    return [Items(_verdict(rows), [(one.ask.what, _came(one, context)) for one in rows])]


def _came(one: Standing, context: Context) -> str:
    """The answer, then the committee's words, who gave them and when."""
    _sign, word = answer(one, lang=context.lang, today=context.now)
    if one.reply is None:
        return word
    day = short_date(one.reply.given_on, context.lang)
    given = f"{one.reply.given_by}, {day}"
    if not one.reply.words:
        return f"{word} · {given}"
    words = _("“%(words)s”") % {"words": one.reply.words}
    return f"{word} · {words} {given}"


def _verdict(rows: list[Standing]) -> str:
    """How many were granted, refused, and still wait."""
    waits = sum(one.is_open for one in rows)
    said = [one.reply.said for one in rows if one.reply]
    granted, refused = said.count(Reply.Said.GRANTED), said.count(Reply.Said.REFUSED)
    counts = [
        (granted, ngettext("%(n)s granted", "%(n)s granted", granted)),
        (refused, ngettext("%(n)s refused", "%(n)s refused", refused)),
        (waits, ngettext("%(n)s still waits", "%(n)s still wait", waits)),
    ]
    told = ", ".join(words % {"n": count} for count, words in counts if count)
    return _("What we had asked: %(counts)s") % {"counts": told}


def _figure(ask: Ask) -> Figure:
    day: dt.date | None = ask.due_on
    told = " · ".join(part for part in (ask.of_whom, str(ask.owner or ""), ask.why) if part)
    return Figure(KEY, ask.what, None, _("date"), day.isoformat() if day else "", "", told)


def items(context: Context, lines: list[tuple[str, str]]) -> list[Block]:
    """Rows, then the lines that a message still holds, as one list."""
    found = [*listed(context), *lines]
    return [Items(_("What we ask of the Comex"), found)] if found else []
