"""Where the figures of an answer come from."""

from __future__ import annotations

from django.utils import timezone

from passerelle.analysis.sentences.why import summary
from passerelle.engine.explain.answer.question import Question
from passerelle.kernel.typography import short_date
from passerelle.ui.language import lang


def sources(source: str, asked: Question) -> tuple[str, str, str]:
    """What the measure is read from, the rows behind it, the day on which they were read."""
    rows = asked.loads.rows
    return (
        source,
        summary.rows_read(int(rows.sum()) if rows is not None else 0),
        short_date(timezone.localdate(), lang(), year=True),
    )
