"""Reading what people type in a cell: numbers, dates, ranges, as French and English write them."""

from __future__ import annotations

import datetime as dt
import math
import re

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

SPACES = dict.fromkeys(map(ord, " \u00a0\u202f\u2009"))
EMPTY = {"", "-", "—", "–"}


class CellError(ValueError):
    """Why a text cannot stand in a cell, as a whole sentence."""


def number(text: str) -> float | None:
    """`1 234,5`, `1,234.5`, `-3`, `12 %`; None for an empty cell."""
    bare = text.translate(SPACES).rstrip("%€$£").replace("\u2212", "-")
    if bare in EMPTY:
        return None
    try:
        value = float(_with_points(bare))
    except ValueError:
        raise CellError(_("“%(text)s” is not a number.") % {"text": text[:40]}) from None
    if not math.isfinite(value):
        raise CellError(_("“%(text)s” is not a number.") % {"text": text[:40]})
    return value


def _with_points(bare: str) -> str:
    """The last of two different marks is the decimal one; a lone comma is decimal except in English thousands."""
    if "," in bare and "." in bare:
        thousands = "." if bare.rindex(",") > bare.rindex(".") else ","
        return bare.replace(thousands, "").replace(",", ".")
    if get_language() == "en" and re.fullmatch(r"-?\d{1,3}(,\d{3})+", bare):
        return bare.replace(",", "")
    return bare.replace(",", ".")


def whole(text: str) -> int | None:
    """A whole number, zero or more."""
    value = number(text)
    if value is None:
        return None
    if value != int(value) or not 0 <= value < 2_000_000_000:
        raise CellError(_("“%(text)s” is not a whole number.") % {"text": text[:40]})
    return int(value)


def day(text: str) -> dt.date | None:
    """`2026-12-11`, or the day first: `11/12/2026`, `11.12.2026`."""
    bare = text.strip()
    if bare in EMPTY:
        return None
    iso = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?", bare)
    first = re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", bare)
    parts = iso.groups() if iso else first.groups()[::-1] if first else None
    try:
        year, month, on = map(int, parts or ())
        return dt.date(year, month, on)
    except ValueError:
        sentence = _("“%(text)s” is not a date: write 2026-12-11 or 11/12/2026, the day first.")
        raise CellError(sentence % {"text": bare[:40]}) from None


def three(text: str) -> tuple[float | None, float | None, float | None]:
    """`160 / 250 / 350`: low, likely, high, separated by a slash or a semicolon."""
    if text.strip() in EMPTY:
        return None, None, None
    points = [number(part) for part in re.split(r"[/;]", text)]
    if len(points) != 3 or None in points:
        count = sum(point is not None for point in points)
        sentence = ngettext(
            "A range has three points (low / likely / high, such as 160 / 250 / 350); "
            "there is %(count)d here.",
            "A range has three points (low / likely / high, such as 160 / 250 / 350); "
            "there are %(count)d here.",
            count,
        )
        raise CellError(sentence % {"count": count})
    return points[0], points[1], points[2]


def words(text: str) -> list[str]:
    """`Sales, Legal`: a list, in the order given, without repeats."""
    parts = [part.strip() for part in re.split(r"[,;]", text)]
    return list(dict.fromkeys(part for part in parts if part))


def yes(text: str) -> bool:
    """Yes or no, in French or in English; empty is no."""
    bare = text.strip().casefold()
    if bare in {"1", "yes", "oui", "true", "x"}:
        return True
    if bare in {"", "0", "no", "non", "false"}:
        return False
    raise CellError(_("“%(text)s” is neither yes nor no.") % {"text": text[:40]})
