"""The map of URLs with one page more: 100 rows of 6 plain columns in the full layout, nothing to compute."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path

from passerelle.kernel import typography

ADDRESS = "/benchmark/reference/"
TEMPLATE = """{% extends "ui/base.html" %}
{% block title %}{% translate "Measures" %}{% endblock %}
{% block here %}{% translate "Measures" %}{% endblock %}
{% block content %}{% section 1 _("Measures") %}
<table class="rows"><thead><tr><th>A</th><th>B</th><th>C</th><th>D</th><th>E</th><th>F</th></tr></thead>
<tbody>{% for row in rows %}<tr data-row><td class="name"><a href="{{ row.0 }}" data-peek data-user>{{ row.1 }}</a></td>
<td>{{ row.2 }}</td><td>{{ row.3 }}</td><td>{{ row.4 }}</td><td class="num">{{ row.5 }}</td><td>{{ row.6 }}</td></tr>
{% endfor %}</tbody></table>{% endsection %}{% endblock %}"""

_DAYS = [dt.date(2026, 1, 1) + dt.timedelta(days=n) for n in range(100)]
ROWS = [
    (
        f"/benchmark/{n}/",
        f"Name of the row {n}",
        "Tournées",
        "Mobile",
        f"Person {n}",
        f"{n * 37}",
        typography.short_date(day, "fr"),
    )
    for n, day in enumerate(_DAYS)
]
_compiled = engines["django"].from_string(TEMPLATE)


def reference(request: HttpRequest) -> HttpResponse:
    return HttpResponse(_compiled.render({"rows": ROWS}, request))


urlpatterns = [
    path(ADDRESS.lstrip("/"), reference, name="reference"),
    path("", include("passerelle.conf.urls")),
]
handler404 = "passerelle.ui.views.not_found"
handler500 = "passerelle.ui.views.broken"
