"""Values of the measure as they are written: counts, or shares where it is a ratio."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from passerelle.kernel.typography import number, quantity
from passerelle.ui.language import lang


@dataclass(frozen=True, slots=True)
class Figures:
    """Writes values of one measure. A ratio is written in per cent, and a difference of two in points."""

    ratio: bool = False

    def value(self, value: float, *, sign: bool = False) -> str:
        if self.ratio:
            shown = 100 * value
            return quantity(
                shown, _("pt") if sign else "%", lang(), decimals=_decimals(shown), sign=sign
            )
        return number(value, lang(), decimals=0 if abs(value) >= 10 else None, sign=sign)

    def range(self, low: float | None, high: float | None) -> str:
        if low is None or high is None:
            return ""
        joint = "\u202f; " if lang() == "fr" else "; "
        return f"[{self.value(low, sign=True)}{joint}{self.value(high, sign=True)}]"


def _decimals(shown: float) -> int:
    return 0 if abs(shown) >= 100 else 1 if abs(shown) >= 10 else 2
