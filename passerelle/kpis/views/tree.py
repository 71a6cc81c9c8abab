"""Measures made of measures, each against its formula."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from passerelle.kpis import queries, sentences
from passerelle.kpis.queries import Node
from passerelle.people.may import require


@require_GET
def tree(request: HttpRequest) -> HttpResponse:
    require(request.user, "measure.read")
    tops = queries.tree(request.user)
    composed = {n.measure.pk: n.gap for n in _all(tops) if n.children or n.gap_text}
    reading = sentences.tree(list(composed.values()))
    return render(request, "kpis/tree.html", {"tops": tops, "reading": reading})


def _all(nodes: Iterable[Node]) -> Iterable[Node]:
    for node in nodes:
        yield node
        yield from _all(node.children)
