"""The steps of an arbitration, on each of its pages."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import gettext as _

from passerelle.arbitration.beside import pages
from passerelle.arbitration.models import Arbitration
from passerelle.arbitration.steps import steps_of
from passerelle.kernel.periods import Quarter
from passerelle.people.queries import company
from passerelle.roadmap.titles import quarter_name

register = template.Library()


@register.inclusion_tag("arbitration/parts/steps.html", takes_context=True)
def steps(context: dict[str, Any], arbitration: Arbitration, *here: str) -> dict[str, Any]:
    """Links to its pages, as far as the reader may open them; `here` is the step of a page that lies elsewhere.

    Several: the first of them that the reader may open.
    """
    request = context["request"]
    return {"steps": steps_of(arbitration, request.user, path=request.path, here=here)}


@register.inclusion_tag("arbitration/parts/steps.html", takes_context=True)
def beside(context: dict[str, Any]) -> dict[str, Any]:
    """Links to the pages about all arbitrations, as far as the reader may open them."""
    return {"steps": list(pages(context["request"])), "of_all": True}


@register.simple_tag
def quarters_of(first: str, last: str) -> str:
    """`2027-Q1` and `2027-Q2` as people say them."""
    month = company().fiscal_month
    said = [quarter_name(Quarter.parse(one, first_month=month)) for one in (first, last)]
    if first == last:
        return said[0]
    return _("%(first)s to %(last)s") % {"first": said[0], "last": said[1]}
