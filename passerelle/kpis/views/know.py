"""How do we know this reading?"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from passerelle.kernel.typography import number, short_date
from passerelle.kpis.models import Load, Measure
from passerelle.kpis.queries import readings, visible
from passerelle.people.may import require
from passerelle.ui.know import Know, answer
from passerelle.ui.language import lang


@require_GET
def know(request: HttpRequest, slug: str) -> HttpResponse:
    require(request.user, "measure.read")
    found = get_object_or_404(visible(request.user, archived=True), slug=slug)
    [reading] = readings(Measure.objects.filter(pk=found.pk))
    loads = list(found.loads.order_by("-at"))
    definition = found.definitions.filter(since__lte=timezone.localdate()).first()
    return answer(
        request,
        Know(
            figure=reading.value_text,
            url=reading.url,
            formula=f"{found.get_formula_display()}. {of_periods(found)}",
            sources=of_loads(found, loads),
            date=_("Value of %(day)s.") % {"day": short_date(reading.on, lang(), year=True)}
            if reading.on
            else "",
            refusal="" if reading.on else _("No value has been poured in or typed yet."),
            needs=()
            if reading.on
            else (_("A file with a date and a value, or a value typed by hand."),),
            reserve=_("Defined as: %(text)s") % {"text": definition.text}
            if definition
            else _("No definition is written."),
            digest=loads[0].digest[:16] if loads else "",
            links=((_("The whole series as CSV"), reverse("kpis:export", args=[found.slug])),),
        ),
    )


def of_periods(measure: Measure) -> str:
    """How a period is counted, and when it has no total yet."""
    if measure.formula in {"sum", "count"}:
        return _("A period that the data do not hold whole has no total yet.")
    if measure.formula == "ratio":
        return _("The two sums are divided over the whole period, never averaged.")
    if measure.formula == "last":
        return _("The level of the last moment of the period, its parts added up.")
    return _("Every row weighs the same.")


def of_loads(measure: Measure, loads: list[Load]) -> str:
    """Where the values come from."""
    if not loads:
        return _("Typed by hand.")
    rows = sum(load.rows for load in loads)
    told = ngettext(
        "%(source)s: %(rows)s rows in %(n)s file, the last on %(day)s.",
        "%(source)s: %(rows)s rows in %(n)s files, the last on %(day)s.",
        len(loads),
    )
    return told % {
        "source": measure.source or loads[0].file_name,
        "rows": number(rows, lang(), decimals=0),
        "n": len(loads),
        "day": short_date(timezone.localdate(loads[0].at), lang(), year=True),
    }
