"""Which object of the simulated company a URL is tried on; where it has none, the row of the matrix builds one."""

from __future__ import annotations

import contextlib
import importlib
import re
from typing import Any

from django.urls import NoReverseMatch, reverse

from tests.rights import Url

REAL = (
    (r"strategy:.*objective|strategy:new_key_result", "strategy", "Objective", "pk"),
    (r"strategy:(.*key_result|know|check_in)", "strategy", "KeyResult", "pk"),
    (r"strategy:(statement|printed|readers)", "strategy", "Statement", "pk"),
    (r"strategy:(.*entry)", "strategy", "RegisterEntry", "pk"),
    (r"kpis:.*", "kpis", "Measure", "slug"),
    (r"people:(person.*|account)", "people", "Person", "pk"),
    (r"people:product.*", "people", "Product", "slug"),
    (r"roadmap:(initiative|edit)", "roadmap", "Initiative", "number"),
    (r"roadmap:baseline", "roadmap", "Baseline", "number"),
    (r"roadmap:theme", "roadmap", "Theme", "pk"),
)


def kwargs_of(row: Url, world: Any) -> dict[str, Any]:
    """The arguments of the URL."""
    for pattern, app, name, key in REAL:
        if re.fullmatch(pattern, row.name):
            model = getattr(importlib.import_module(f"passerelle.{app}.models"), name)
            real = {key: getattr(model.objects.order_by("pk")[0], key)}
            with contextlib.suppress(NoReverseMatch):
                reverse(row.name, kwargs=real)
                return real
    return row.kwargs(world)
