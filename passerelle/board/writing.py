"""Writing a pack in one language: chosen sections, one after the other, as plain data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from passerelle.board.sections import SECTIONS
from passerelle.board.sections.asks import answered
from passerelle.board.sections.context import Context
from passerelle.kernel.periods import Quarter
from passerelle.kernel.typography import long_date
from passerelle.people.models import Person
from passerelle.people.queries import company
from passerelle.reports.pack import Figure, Pack, Section
from passerelle.roadmap.titles import quarter_name


def written(
    period: Quarter,
    *,
    by: Person,
    lang: str,
    at: dt.datetime,
    sections: Sequence[str],
    title: str = "",
    message: str = "",
    number: int | None = None,
    as_of: dt.date | None = None,
) -> dict[str, Any]:
    """The whole pack in `lang` as plain data; without a `number` it is a draft, and says so on every page.

    Figures are read on `as_of`: by default today, or the last day of a quarter that is over.
    """
    now = timezone.localdate(at)
    day = as_of or min(now, period.end)
    with translation.override(lang):
        context = Context(by, company(), period, lang, day, now, message, tuple(sections))
        told: list[Section] = []
        figures: list[Figure] = []
        for key in sections:
            part = SECTIONS[key].build(context)
            if part.section is not None:
                told += [part.section, *part.further]
                figures += part.figures
        heading = title or (told[0].title if told else quarter_name(period))
        if told and title:
            told[0] = _retitled(told[0], title)
        if told:
            told[0] = replace(told[0], narrow=[*told[0].narrow, *answered(context)])
        return asdict(_bound(context, told, figures, heading=heading, at=at, number=number))


def _retitled(section: Section, title: str) -> Section:
    """The person's own words over ours."""
    return replace(section, title=title)


def _bound(
    context: Context,
    sections: list[Section],
    figures: list[Figure],
    *,
    heading: str,
    at: dt.datetime,
    number: int | None,
) -> Pack:
    day = long_date(context.now, context.lang)
    hour = timezone.localtime(at)
    seal = (
        _("Frozen on %(day)s at %(hour)s by %(name)s. Pack no. %(number)s.")
        if number
        else _("Draft of %(day)s at %(hour)s by %(name)s.")
    ) % {"day": day, "hour": f"{hour:%H:%M}", "name": context.person, "number": number}
    return Pack(
        lang=context.lang,
        company=context.company.name,
        period=quarter_name(context.period),
        heading=heading,
        running=_("Executive committee, %(day)s") % {"day": day},
        seal=seal,
        sources=_sources(context, figures),
        confidential=_("Confidential, executive committee"),
        draft="" if number else _("DRAFT"),
        sections=sections,
        figures=figures,
    )


def _sources(context: Context, figures: list[Figure]) -> str:
    """Where the figures come from, and on which day they were read when it is not this one."""
    told = []
    if context.past_day:
        told.append(
            _(
                "Key results, measures and delivery as they were read on %(day)s; roadmap, cost and risks as they"
                " stand on the day of writing."
            )
            % {"day": long_date(context.past_day, context.lang)}
        )
    if names := sorted({figure.source for figure in figures if figure.source}):
        told.append(_("Sources: %(list)s.") % {"list": ", ".join(names[:8])})
    return " ".join(told)
