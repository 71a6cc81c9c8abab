"""The facts of a clue as they are written: shares, changes, days, odds."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from passerelle.kernel.typography import MONTHS_LONG, number, quantity
from passerelle.ui.language import lang

_LOGS = frozenset({"change", "measure", "volume", "ratio", "more"})
"""Facts given as logarithms of after over before."""
_SHARES = frozenset({"share", "usual"})


def percent(share: float, *, sign: bool = False) -> str:
    """A share as a percentage: to the tenth below ten in a hundred."""
    shown = 100 * share
    decimals = 1 if abs(shown) < 10 and round(shown, 1) != round(shown) else 0
    return quantity(shown, "%", lang(), decimals=decimals, sign=sign)


def day(date: dt.date) -> str:
    """`3 novembre`: in full, so that a sentence may end with it."""
    first = "1er" if lang() == "fr" and date.day == 1 else str(date.day)
    return f"{first}\u00a0{MONTHS_LONG[lang()][date.month - 1]}"


def once_in(p: float) -> str:
    """A chance as “once in N”, N rounded to two figures; never more than a million."""
    odds = min(1 / max(p, 1e-6), 1e6)
    scale = 10 ** max(0, int(math.log10(odds)) - 1)
    return number(round(odds / scale) * scale, lang(), decimals=0)


def worded(facts: Mapping[str, Any]) -> dict[str, str]:
    """Every fact as text, by its name."""
    told = {name: _one(name, value) for name, value in facts.items()}
    if "p" in facts:
        told["once"] = once_in(float(facts["p"]))
        told["often"] = percent(float(facts["p"]))
    if {"change", "error"} <= set(facts):
        told["range"] = _range(float(facts["change"]), float(facts["error"]))
    if "share" in facts:
        told["hours"] = number(24 * abs(float(facts["share"])), lang(), decimals=1)
    return told


def _one(name: str, value: Any) -> str:
    if isinstance(value, dt.date):
        return day(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    if name in _LOGS:
        return percent(math.expm1(value), sign=True)
    if name in _SHARES:
        return percent(abs(value))
    return number(abs(value), lang())


def _range(change: float, error: float) -> str:
    """The 95 % interval of a change given as a logarithm."""
    low, high = (percent(math.expm1(change + side * 1.96 * error), sign=True) for side in (-1, 1))
    return _("[%(low)s; %(high)s]") % {"low": low, "high": high}
