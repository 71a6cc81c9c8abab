"""Whether a team always had one product owner, said in sentences."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from passerelle.people.models import Ownership
from passerelle.people.queries.directory import day_text
from passerelle.people.spans import Span, gaps, overlaps


def cover_sentences(rows: list[Ownership], *, today: date) -> list[str]:
    """Each gap and each overlap since the first assignment, oldest first; empty when there is none."""
    spans = [Span(row.start, row.end) for row in rows]
    said = [(gap.start, _gap(gap, today)) for gap in gaps(spans, until=today)]
    said += [(both.start, _overlap(both)) for both in overlaps(spans, until=today)]
    return [sentence for _start, sentence in sorted(said)]


def _gap(gap: Span, today: date) -> str:
    if gap.end == today:
        return _("No product owner since %(start)s.") % {"start": day_text(gap.start)}
    return _("No product owner from %(start)s to %(end)s.") % {
        "start": day_text(gap.start),
        "end": day_text(gap.end),
    }


def _overlap(both: Span) -> str:
    return _("Two product owners or more from %(start)s to %(end)s.") % {
        "start": day_text(both.start),
        "end": day_text(both.end),
    }
