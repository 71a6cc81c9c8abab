"""The date formats of several columns of one file, each helping the others where it is firm."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from passerelle.connect.dates.decide import decide_dates
from passerelle.connect.dates.moment import DateFormat
from passerelle.connect.dates.reading import read_shape
from passerelle.connect.problems import problem
from passerelle.kernel.errors import InputError, InputProblem

Values = Sequence[tuple[int, object]]


def decide_date_columns(
    columns: Mapping[str, Values], *, file: str, tz: dt.tzinfo, dayfirst: bool | None = None
) -> dict[str, DateFormat]:
    """The format of each column; one that is ambiguous alone follows a firm column of the same file."""
    found: dict[str, DateFormat] = {}
    unsure: dict[str, InputError] = {}
    for column, values in columns.items():
        try:
            found[column] = decide_dates(values, file=file, column=column, tz=tz, dayfirst=dayfirst)
        except InputError as wrong:
            if wrong.problem.code != "ambiguous-dates":
                raise
            unsure[column] = wrong
    firm = next((one for one in found.values() if one.has_numeric), None)
    for column, alone in unsure.items():
        if firm is None:
            raise alone
        found[column] = decide_dates(
            columns[column], file=file, column=column, tz=tz, dayfirst=firm.dayfirst
        )
    return found


def date_problem(
    value: object, *, file: str, row: int, column: str, item: str = ""
) -> InputProblem:
    """Why a value could not be read: another order of day and month, or no date at all."""
    shown = str(value)[:80]
    if isinstance(value, str) and (shape := read_shape(value)) and max(shape[2:4]) <= 31:
        return problem("mixed-dates", file, row=row, column=column, found=shown)
    return problem("bad-date", file, row=row, column=column, found=shown, item=item)
