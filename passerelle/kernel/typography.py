"""How numbers, units and dates are written in French and in English. Pure: the language is an argument."""

from __future__ import annotations

import datetime as dt
import math

THIN = "\u202f"  # narrow no-break space
NBSP = "\u00a0"
MINUS = "\u2212"

MONTHS = {
    "fr": [
        "janv.",
        "févr.",
        "mars",
        "avr.",
        "mai",
        "juin",
        "juil.",
        "août",
        "sept.",
        "oct.",
        "nov.",
        "déc.",
    ],
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
}
MONTHS_LONG = {
    "fr": (
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
    ).split(" "),
    "en": (
        "January February March April May June July August September October November December"
    ).split(" "),
}
DAYS = {
    "fr": ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
}


def number(
    value: float | None, lang: str, *, decimals: int | None = None, sign: bool = False
) -> str:
    """A number with thousands and a real minus; about three figures when `decimals` is None; dash for None."""
    if value is None or math.isnan(value):
        return "—"
    if decimals is None:
        size = abs(value)
        decimals = 0 if size >= 100 or value == int(value) else 1 if size >= 10 else 2
    text = f"{abs(value):,.{decimals}f}"
    if lang == "fr":
        text = text.replace(",", THIN).replace(".", ",")
    rounded = round(value, decimals)
    prefix = MINUS if rounded < 0 else "+" if sign and rounded > 0 else ""
    return prefix + text


def quantity(
    value: float | None, unit: str, lang: str, *, decimals: int | None = None, sign: bool = False
) -> str:
    """A number and its unit, joined by the space each language asks for (none before % in English)."""
    text = number(value, lang, decimals=decimals, sign=sign)
    if not unit or value is None:
        return text
    if lang == "en" and unit in {"€", "$", "£", "k€", "M€"}:
        symbol, scale = (unit[-1], unit[:-1])
        head = text[0] if text[0] in MINUS + "+" else ""
        return f"{head}{symbol}{text[len(head) :]}{scale}"
    if unit == "%":
        return text + (THIN + "%" if lang == "fr" else "%")
    return text + NBSP + unit


def goes_on(sentence: str, lang: str) -> str:
    """A sentence as it goes on after a colon: in French, without the capital that it begins with alone."""
    begins = sentence[:1].isalpha() and not sentence[1:2].isupper()
    return sentence[0].lower() + sentence[1:] if begins and lang == "fr" else sentence


def short_date(day: dt.date | None, lang: str, *, year: bool = False) -> str:
    """`3 nov.` or `3 Nov`, with the year when asked; dash for None."""
    if day is None:
        return "—"
    first = "1er" if lang == "fr" and day.day == 1 else str(day.day)
    text = f"{first}{NBSP}{MONTHS[lang][day.month - 1]}"
    return f"{text}{NBSP}{day.year}" if year else text


def long_date(day: dt.date, lang: str) -> str:
    """`vendredi 20 novembre 2026` or `Friday 20 November 2026`."""
    first = "1er" if lang == "fr" and day.day == 1 else str(day.day)
    return f"{DAYS[lang][day.weekday()]} {first} {MONTHS_LONG[lang][day.month - 1]} {day.year}"
