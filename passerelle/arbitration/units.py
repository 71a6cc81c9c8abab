"""Amounts as people write their unit, in thousands of the company's currency. Pure."""

from __future__ import annotations

UNITS = {"": 1.0, "k": 1.0, "m": 1000.0}
WORK = ("person-weeks", "semaines-personne", "personnes-semaines")


def is_of_work(unit: str) -> bool:
    """Whether an amount in this unit is effort, not money."""
    return unit.strip().casefold() in WORK


def thousands(amount: float, unit: str, *, symbol: str, week_price: float | None) -> float | None:
    """`160 k€`, `1.2 M€`, `90 000 €`, `12 person-weeks`; None where the unit cannot be turned into money."""
    bare = unit.strip().casefold()
    if bare in WORK:
        return None if week_price is None else amount * week_price
    if not bare:
        return amount
    for sign in (symbol.casefold(), "€", "eur"):
        if bare.endswith(sign):
            prefix = bare.removesuffix(sign).strip()
            return amount / 1000 if not prefix else _times(amount, prefix)
    return None


def _times(amount: float, prefix: str) -> float | None:
    return amount * UNITS[prefix] if prefix in UNITS else None
