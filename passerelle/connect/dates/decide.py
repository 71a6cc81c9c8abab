"""Decide how the dates of a column are written, once, over a sample of its rows."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from passerelle.connect.dates.moment import DateFormat, sheet_precision
from passerelle.connect.dates.reading import Shape, read_shape
from passerelle.connect.problems import refusal
from passerelle.kernel.errors import InputError

_SHOWN = 10


@dataclass(frozen=True, slots=True)
class _Seen:
    row: int
    text: str
    way: str  # plain (ISO), sheet (a real date cell), named, day-first, month-first, either, same


def decide_dates(
    values: Sequence[tuple[int, object]],
    *,
    file: str,
    column: str,
    tz: dt.tzinfo = dt.UTC,
    dayfirst: bool | None = None,
) -> DateFormat:
    """The format of a column from (row number, value) pairs; what is no date is left out.

    InputError `mixed-dates` with the rows that disagree with the most common way,
    `ambiguous-dates` when neither the values nor `dayfirst` say which of day and month comes first.
    """
    seen = [one for row, value in values if (one := _see(row, value))]
    ways = Counter(one.way for one in seen)
    main = _main(ways, dayfirst)
    against = [one for one in seen if not _agrees(one.way, main)]
    if against:
        raise _mixed(against, seen, main, file=file, column=column)
    open_one = next((one for one in seen if one.way == "either"), None)
    if open_one and main == "same":
        raise refusal("ambiguous-dates", file, row=open_one.row, column=column, found=open_one.text)
    return DateFormat(
        main != "month-first", tz, main in _NUMERIC, sheet_precision(v for _, v in values)
    )


_NUMERIC = ("day-first", "month-first")
_OPEN = ("either", "same")  # 01/02 may be read both ways, 02/02 is one day in both


def _see(row: int, value: object) -> _Seen | None:
    if isinstance(value, dt.date):
        return _Seen(row, str(value), "sheet")
    shape = read_shape(value) if isinstance(value, str) else None
    if shape is None:
        return None
    return _Seen(row, str(value).strip(), _way(shape))


def _way(shape: Shape) -> str:
    if shape.family != "numeric":
        return "plain" if shape.family == "iso" else "named"
    if shape.first > 12:
        return "day-first"
    return (
        "month-first" if shape.second > 12 else "either" if shape.first != shape.second else "same"
    )


def _main(ways: Counter[str], dayfirst: bool | None) -> str:
    """The way of the column: the most common family, and within figures what was said or is firm."""
    figures = sum(ways[way] for way in (*_NUMERIC, *_OPEN))
    others = Counter({way: ways[way] for way in ("plain", "sheet", "named")})
    other, count = others.most_common(1)[0]
    if figures < max(count, 1):
        return other
    if dayfirst is not None:
        return "day-first" if dayfirst else "month-first"
    firm = max(_NUMERIC, key=lambda way: ways[way])
    return firm if ways[firm] else "same"


def _agrees(way: str, main: str) -> bool:
    if main in _NUMERIC or main == "same":
        return way in (main, "either", "same")
    return way == main or {way, main} == {"plain", "sheet"}


def _mixed(
    against: list[_Seen], seen: list[_Seen], main: str, *, file: str, column: str
) -> InputError:
    expected = next((one.text for one in seen if _agrees(one.way, main)), "")
    return refusal(
        "mixed-dates",
        file,
        row=against[0].row,
        column=column,
        found=against[0].text,
        expected=expected,
        rows=[one.row for one in against[:_SHOWN]],
        count=len(against),
    )
