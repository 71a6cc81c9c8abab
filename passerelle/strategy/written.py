"""Numbers, dates and counts in the language of the request."""

from __future__ import annotations

import datetime as dt
import math
from functools import lru_cache

from passerelle.kernel import typography
from passerelle.ui.language import lang

WORDS = {
    "en": "no one two three four five six seven eight nine ten eleven twelve".split(),
    "fr": "aucun un deux trois quatre cinq six sept huit neuf dix onze douze".split(),
}


# A row of a list gives the language that it already knows: asking which one is active takes 5 µs each time.


def written(
    value: float | None, unit: str = "", decimals: int | None = None, *, speech: str = ""
) -> str:
    return typography.quantity(value, unit, speech or lang(), decimals=decimals)


def fitting(value: float, gap: float) -> int:
    """Decimals that tell values apart over a way of length `gap`: about three figures of it, no idle zero."""
    most = max(0, 2 - math.floor(math.log10(abs(gap))))
    shown = [n for n in range(most + 1) if round(value, n) == round(value, most)]
    return shown[0]


def share(value: float | None, *, speech: str = "") -> str:
    """A share between 0 and 1 as a whole percentage."""
    return _percent(None if value is None else round(100 * value, 0), speech or lang())


@lru_cache(maxsize=1000)
def _percent(value: float | None, speech: str) -> str:
    """The pages of a list say the same hundred percentages over and over."""
    return typography.quantity(value, "%", speech, decimals=0)


def day(date: dt.date | None, *, year: bool = False, speech: str = "") -> str:
    return typography.short_date(date, speech or lang(), year=year)


def count(number: int, *, feminine: bool = False) -> str:
    """A count inside a sentence: in words up to twelve, in figures beyond."""
    words = WORDS[lang()]
    if number >= len(words):
        return typography.number(number, lang())
    if feminine and lang() == "fr" and number < 2:
        return words[number] + "e"
    return words[number]
