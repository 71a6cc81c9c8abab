"""How we know where a key result stands: the popover behind its number."""

from __future__ import annotations

from django.utils.translation import gettext as _

from passerelle.kpis.models import Measure
from passerelle.strategy.queries import CourseRow
from passerelle.strategy.written import day
from passerelle.ui.know import Know


def known(row: CourseRow, *, measure: Measure | None) -> Know:
    """Value, course and verdict; when nothing can be said, what is missing instead of a figure.

    `measure` is the one it follows, where the reader may see it.
    """
    facts = {
        "start": row.start_text,
        "target": row.target_text,
        "from": row.start_on_text,
        "until": row.target_on_text,
        "expected": row.expected_text,
    }
    formula = _(
        "A straight line from %(start)s on %(from)s to %(target)s on %(until)s expects %(expected)s today. "
        "Up to a tenth of the way behind it is on course, up to a quarter to watch, off course beyond."
    )
    return Know(
        figure=row.now_text if row.state != "none" else "",
        formula=formula % facts,
        sources=_source(row, measure),
        date=day(row.now_on, year=True),
        refusal=row.why if row.state == "none" else "",
        needs=(_("A check-in, or a value of the measure, made since."),) if row.refusal else (),
        reserve=_("Chances (%(chances)s) are what the owner said, never computed.")
        % {"chances": row.chances_text},
        url=row.url,
    )


def _source(row: CourseRow, measure: Measure | None) -> str:
    if measure is not None:
        return _("The measure “%(name)s”.") % {"name": measure}
    if row.fact.plan.measure_id is not None:
        return _("A measure that is not yours to see.")
    return _("The last check-in that gave a value.")
