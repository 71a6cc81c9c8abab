"""What the design page shows: every component with plausible readings."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest

from passerelle.ui.design.charts import charts
from passerelle.ui.design.readings import big_ruler, known, readings
from passerelle.ui.design.sample_form import SampleForm
from passerelle.ui.icons import ICONS


def sample(request: HttpRequest) -> dict[str, Any]:
    """The context of the design page."""
    bad = SampleForm({"title": "", "amount": "x", "horizon": "short"})
    bad.is_valid()
    return {
        "icons": sorted(ICONS),
        "know": known(),
        "dial": big_ruler(),
        "form": bad,
        "pair": SampleForm(prefix="pair"),
        "page": Paginator(range(1000), 100).get_page(request.GET.get("page")),
        **readings(),
        **charts(),
    }
