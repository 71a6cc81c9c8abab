"""Dates as companies write them, a column decided once, with how fine each one is."""

from passerelle.connect.dates.columns import date_problem, decide_date_columns
from passerelle.connect.dates.decide import decide_dates
from passerelle.connect.dates.moment import DateFormat, Moment, Precision, coarser

__all__ = [
    "DateFormat",
    "Moment",
    "Precision",
    "coarser",
    "date_problem",
    "decide_date_columns",
    "decide_dates",
]
