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
    firm = ways - Counter({"either": ways["either"]})
    if not firm and ways["either"] and dayfirst is None:
        one = next(one for one in seen if one.way == "either")
        raise refusal("ambiguous-dates", file, row=one.row, column=column, found=one.text)
    main = _main(firm, dayfirst=dayfirst, either=ways["either"])
    against = [one for one in seen if not _agrees(one.way, main)]
    if against:
        raise _mixed(against, seen, main, file=file, column=column)
    return DateFormat(
        main != "month-first", tz, main in _NUMERIC, sheet_precision(v for _, v in values)
    )


_NUMERIC = ("day-first", "month-first")


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


def _main(firm: Counter[str], *, dayfirst: bool | None, either: int) -> str:
    """The way of the column: what the person said of the figures, else the most common one."""
    said = None if dayfirst is None else "day-first" if dayfirst else "month-first"
    numeric = either + sum(firm[way] for way in (*_NUMERIC, "same"))
    if said and numeric:
        others = max((firm[way] for way in ("plain", "sheet", "named")), default=0)
        return said if numeric >= others else firm.most_common(1)[0][0]
    return firm.most_common(1)[0][0] if firm else "plain"


def _agrees(way: str, main: str) -> bool:
    if main in _NUMERIC or main == "same":
        return way in (main, "either", "same")
    return way == main or {way, main} == {"plain", "sheet"}


def _mixed(
    against: list[_Seen], seen: list[_Seen], main: str, *, file: str, column: str
) -> InputError:
    expected = next((one.text for one in seen if one.way == main), main)
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
