"""The steps of an arbitration, on each of its pages."""

from __future__ import annotations

from typing import Any

from django import template

from passerelle.arbitration.beside import pages
from passerelle.arbitration.models import Arbitration
from passerelle.arbitration.steps import steps_of

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
