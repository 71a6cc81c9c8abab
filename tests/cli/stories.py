"""One story as rows of a table: fourteen weeks of sign-ups, of which iPhone loses three in five from day 84 on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import product

import numpy as np

FIRST, DAYS, BREAK = dt.date(2026, 7, 20), 98, 84
COLUMNS = ("date", "device", "country", "signups")
Row = tuple[dt.date, str, str, int]


def signups() -> Iterator[Row]:
    """Sums by day, device and country."""
    noise = np.random.default_rng(7).normal(1, 0.02, size=(DAYS, 12))
    week = [70, 72, 71, 68, 60, 30, 34]
    cells = list(product(("iPhone", "Android", "iPad"), ("FR", "BE", "CH", "LU")))
    for day in range(DAYS):
        for at, (device, country) in enumerate(cells):
            lost = 0.4 if device == "iPhone" and day >= BREAK else 1.0
            value = round(100 * week[day % 7] * noise[day, at] * lost)
            yield FIRST + dt.timedelta(days=day), device, country, value
