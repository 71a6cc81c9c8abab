"""A cell between its text and its values: what is typed or pasted, what is shown, what is written back."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from passerelle.kernel.typography import number as spelled
from passerelle.roadmap.fields import Field
from passerelle.roadmap.models import Initiative
from passerelle.roadmap.queries.reach import Reach
from passerelle.ui import typed
from passerelle.ui.alphabetical import fold
from passerelle.ui.typed import CellError

NEEDED = {
    "value_months",
    "evidence_count",
}  # columns without a null: an empty cell gives their default


def parse(field: Field, text: str, *, reach: Reach) -> dict[str, Any]:
    """The values by attribute that a text stands for; `CellError` says why it stands for none."""
    if field.kind == "range":
        return dict(zip(field.attrs, typed.three(text), strict=True))
    if field.kind == "flag":
        return {field.attr: timezone.now() if typed.yes(text) else None}
    value = _PARSE[field.kind](field, text, reach)
    if value is None and field.key in NEEDED:
        value = Initiative._meta.get_field(field.key).get_default()  # type: ignore[union-attr]
    return {field.attr: value}


def _text(field: Field, text: str, reach: Reach) -> str:
    bare = text.strip() if field.kind == "long" else " ".join(text.split())
    longest = Initiative._meta.get_field(field.key).max_length  # type: ignore[union-attr]
    if longest and len(bare) > longest:
        raise CellError(_("At most %(count)d characters fit here.") % {"count": longest})
    return bare


def options(field: Field, *, reach: Reach) -> list[tuple[str, str]]:
    """What can be chosen: (text of the cell, name shown)."""
    if field.kind == "choice":
        pairs = Initiative._meta.get_field(field.key).choices or []  # type: ignore[union-attr]
        return [(str(value), str(label)) for value, label in pairs]
    if field.kind == "link":
        return [(str(row), str(row)) for row in reach.choices(field.key)]
    return []


def _choice(field: Field, text: str, reach: Reach) -> str:
    wanted = fold(text).strip()
    known = options(field, reach=reach)
    for value, label in known:
        if wanted in {value, fold(label)}:
            return value
    names = ", ".join(label for _value, label in known)
    raise CellError(_("“%(text)s” is not one of: %(names)s.") % {"text": text[:40], "names": names})


def _link(field: Field, text: str, reach: Reach) -> Any:
    if text.strip() in typed.EMPTY:
        return None
    row = reach.find(field.key, text)
    if row is None:
        raise CellError(_unknown(field, text, [str(row) for row in reach.choices(field.key)]))
    return row


def _unknown(field: Field, text: str, names: list[str]) -> str:
    facts = {"field": field.label, "text": text[:60]}
    near = difflib.get_close_matches(text, names, n=1)
    if near:
        sentence = _("Nothing is called “%(text)s” under “%(field)s”: did you mean “%(near)s”?")
        return sentence % {**facts, "near": near[0]}
    return _("Nothing is called “%(text)s” under “%(field)s”.") % facts


_PARSE: dict[str, Callable[[Field, str, Reach], Any]] = {
    "text": _text,
    "long": _text,
    "choice": _choice,
    "link": _link,
    "date": lambda field, text, reach: typed.day(text),
    "number": lambda field, text, reach: typed.number(text),
    "whole": lambda field, text, reach: typed.whole(text),
    "words": lambda field, text, reach: typed.words(text),
}


def written(field: Field, values: list[Any], *, lang: str) -> str:
    """The text that `parse` would read back as these values (raw ones, links as objects)."""
    if field.kind == "range":
        points = [_plain(value, lang) for value in values]
        return " / ".join(points) if any(points) else ""
    value = values[0]
    if value is None or value == "":
        return ""
    if field.kind in {"number", "whole"}:
        return _plain(value, lang)
    if field.kind == "words":
        return ", ".join(value)
    if field.kind == "date":
        return str(value.isoformat())
    return "1" if field.kind == "flag" else str(value)


def text_of(field: Field, initiative: Initiative, *, lang: str) -> str:
    """The cell as one would type it."""
    return written(field, [getattr(initiative, attr) for attr in field.attrs], lang=lang)


def _plain(value: float | None, lang: str) -> str:
    """Without thousands, so that it can be pasted in a spreadsheet."""
    if value is None:
        return ""
    text = f"{value:.12g}" if abs(value) < 1e12 else spelled(value, "en").replace(",", "")
    return text.replace(".", ",") if lang == "fr" else text
