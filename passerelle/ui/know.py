"""How do we know? What opens behind every number, and the page that says the same without a script."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@dataclass(frozen=True, slots=True)
class Know:
    """The facts behind one number, each a whole translated sentence already formatted.

    `figure`: the number as written on the page. `refusal`: why there is no verdict, and `needs` what
    would give one. `change`: what would change the conclusion. `chart`: a drawing, safe SVG.
    `links`: (label, address) pairs, such as replaying or the history of the figure.
    `user` is true when `figure` is words a person wrote.
    """

    figure: Any
    url: str = ""
    formula: Any = ""
    sources: Any = ""
    date: Any = ""
    interval: Any = ""
    calibration: Any = ""
    reserve: Any = ""
    change: Any = ""
    refusal: Any = ""
    needs: tuple[Any, ...] = ()
    digest: str = ""
    chart: str = ""
    links: tuple[tuple[Any, str], ...] = ()
    more: tuple[tuple[Any, Any], ...] = field(default=())


def is_part(request: HttpRequest, name: str) -> bool:
    """Whether the page asks only for one of its parts ("know", "peek", or a list's own id)."""
    return request.headers.get("HX-Target") == name


def answer(request: HttpRequest, known: Know, *, status: int = 200) -> HttpResponse:
    """The popover's content when the page asks for it, else a whole page."""
    part = "ui/parts/know.html" if is_part(request, "know") else "ui/know.html"
    return render(request, part, {"know": known}, status=status)
