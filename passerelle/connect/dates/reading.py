"""The shapes of a written date: what the figures are, not yet which of them is the month."""

from __future__ import annotations

import datetime as dt
import re
from typing import Literal, NamedTuple

from passerelle.connect.words import unaccented

Family = Literal["iso", "numeric", "named"]

_TIME = (
    r"(?:(?:t|,?\s+(?:a\s+)?)(?P<hour>\d{1,2})[:h](?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<fraction>\d{1,9}))?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?\s*(?P<zone>z|utc|gmt|[+-]\d{2}:?\d{2})?)?$"
)
_ISO = re.compile(r"(?P<year>\d{4})([-/])(?P<month>\d{1,2})(?:\2(?P<day>\d{1,2}))?" + _TIME)
_NUMERIC = re.compile(
    r"(?P<first>\d{1,2})([/.-])(?P<second_>\d{1,2})\2(?P<year>\d{4}|\d{2})" + _TIME
)
_DAY_NAME = r"(?:[a-z]{3,9}\.?,?\s+)?"
_NAMED = re.compile(
    _DAY_NAME
    + r"(?P<day>\d{1,2})(?:er|st|nd|rd|th)?[/ .-]\s*(?P<name>[a-z]{3,9})\.?"
    + r"[/ .,-]\s*(?P<year>\d{4}|\d{2})"
    + _TIME
)
_NAMED_US = re.compile(
    _DAY_NAME
    + r"(?P<name>[a-z]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})"
    + _TIME
)
_MONTHS = {
    name: month
    for month, names in enumerate(
        (
            "jan january janv janvier",
            "feb february fev fevr fevrier",
            "mar march mars",
            "apr april avr avril",
            "may mai",
            "jun june juin",
            "jul july juil juillet",
            "aug august aou aout",
            "sep sept september septembre",
            "oct october octobre",
            "nov november novembre",
            "dec december decembre",
        ),
        start=1,
    )
    for name in names.split()
}


class Shape(NamedTuple):
    """What is written: `first` and `second` are month and day, or as they come when numeric."""

    family: Family
    year: int
    first: int
    second: int
    time: dt.time | None
    has_seconds: bool
    offset: dt.timedelta | None


def read_shape(text: str) -> Shape | None:
    """The shape of a date, or None when the text is none."""
    text = unaccented(text).strip()
    if found := _ISO.match(text):
        return _shape(found, "iso", int(found["month"]), int(found["day"] or 1))
    if found := _NUMERIC.match(text):
        return _shape(found, "numeric", int(found["first"]), int(found["second_"]))
    found = _NAMED.match(text) or _NAMED_US.match(text)
    if found and (month := _MONTHS.get(found["name"])):
        return _shape(found, "named", month, int(found["day"]))
    return None


def _shape(found: re.Match[str], family: Family, first: int, second: int) -> Shape | None:
    year = int(found["year"])
    if len(found["year"]) == 2:
        year += 2000 if year < 69 else 1900  # the POSIX rule
    if found["hour"] is None:
        return Shape(family, year, first, second, None, False, None)
    try:
        time = _time(found)
    except ValueError:
        return None
    return Shape(
        family, year, first, second, time, found["second"] is not None, _offset(found["zone"])
    )


def _time(found: re.Match[str]) -> dt.time:
    hour, half = int(found["hour"]), found["half"]
    if half:
        if not 1 <= hour <= 12:
            raise ValueError(hour)
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    micro = int(((found["fraction"] or "") + "000000")[:6])
    return dt.time(hour, int(found["minute"]), int(found["second"] or 0), micro)


def _offset(zone: str | None) -> dt.timedelta | None:
    if not zone:
        return None
    if zone[0] not in "+-":
        return dt.timedelta()
    size = dt.timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:]))
    return size if zone[0] == "+" else -size
