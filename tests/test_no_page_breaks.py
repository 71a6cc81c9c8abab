"""A page answers whatever stands in its address, and shows what people typed without ever running it."""

from __future__ import annotations

import pathlib
import re
from functools import cache
from itertools import cycle, islice
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.urls import reverse

from tests.founding import founded, world  # noqa: F401  the fixtures
from tests.rights import NOBODY, Url
from tests.test_every_url import declared

SOURCE = pathlib.Path(__file__).parents[1] / "passerelle"
READ = re.compile(r"""(?:GET|asked|params)(?:\.get|\.getlist)?[(\[]\s*["'](\w+)["']""")
LISTS = {"page", "lang", "as_of", "saved", "who", "what", "since", "until", "from", "quarter"}
ODD = (
    "²",
    "9" * 5000,
    "-1",
    "9999-Q4",
    "\x00",
    "0001-01-01",
    "9" * 30,
    "nan",
    "9999-12-31",
    "1e999",
    "' OR 1=1 --",
    '"*(^',
    "../../etc/passwd",
    "//elsewhere.example",
    "0000-Q1",
    "é" * 3000,
    "",
)
HOSTILE = "\"'><img src=x onerror=alert(1)>{{7*7}}"
TAG, SHOWN = b"<img src=x onerror", b"&lt;img src=x onerror"
NOT_TYPED = re.compile(
    r"\bfirst\b|slug|email|timezone|currency|language|url|path|query|digest|password|key|type"
)


def pages() -> list[Url]:
    return [row for row in declared() if row.get != NOBODY]


def asked_by(row: Url) -> list[str]:
    """The names that the page's app reads from an address, and those that lists and forms read."""
    return sorted(_asked_in(row.name.split(":")[0]) | LISTS)


@cache
def _asked_in(app: str) -> set[str]:
    files = (SOURCE / app).rglob("*.py")
    return {name for path in files for name in READ.findall(path.read_text("utf-8"))}


def odd_query(row: Url) -> dict[str, str]:
    """Every name with another odd value; each page starts elsewhere among them."""
    names, start = asked_by(row), len(row.name)
    return dict(zip(names, islice(cycle(ODD), start, start + len(names)), strict=True))


def type_everywhere(words: str) -> None:
    """The same words in every text that a person types; once where a text is unique."""
    for model in apps.get_models():
        if model.__module__.startswith("passerelle.") and model._base_manager.exists():
            typed = {name: words[:longest] for name, longest in typed_in(model)}
            if typed and not _typed(model, **typed):
                for name, said in typed.items():
                    _type(model, name, said)


def typed_in(model: type[models.Model]) -> list[tuple[str, int | None]]:
    texts = (models.CharField, models.TextField)
    fields = (field for field in model._meta.concrete_fields if isinstance(field, texts))
    return [
        (field.name, getattr(field, "max_length", None))
        for field in fields
        if not field.choices and not NOT_TYPED.search(f"{field.name} {model._meta.app_label}.")
    ]


def _typed(model: Any, **texts: str) -> bool:
    """Whether every row may hold these texts, and now does."""
    if model._meta.label_lower == "trail.event":  # never rewritten, and holds no text typed
        return True
    try:
        with transaction.atomic():
            model._base_manager.order_by().update(**texts)
    except IntegrityError:
        return False
    return True


def _type(model: Any, name: str, words: str) -> None:
    if not _typed(model, **{name: words}):
        rows = model._base_manager.order_by()
        one = rows.values_list("pk", flat=True)[:1]
        rows.filter(pk__in=list(one)).update(**{name: words})


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("row", pages(), ids=lambda row: row.name)
def test_a_page_neither_breaks_nor_runs_what_was_typed(row: Url, world, founded):  # noqa: F811
    url, browser = reverse(row.name, kwargs=row.kwargs(world)), founded.signed_in("owner")
    type_everywhere(HOSTILE)
    query = odd_query(row)
    assert browser.get(url, query).status_code < 500, f"{url} asked {query}"
    answer = browser.get(url)
    assert answer.status_code < 500, url
    if "text/html" in answer.headers.get("Content-Type", ""):
        assert TAG not in answer.content, url
        assert answer.status_code != 200 or SHOWN in answer.content, "it is shown, as text"
