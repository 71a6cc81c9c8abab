"""How often a version put into service is seen beside a break: planted on its day, on another day, or not at all."""

from __future__ import annotations

import numpy as np

from passerelle.engine.explain.answer.successions import folded
from passerelle.engine.explain.signals.handover import AT_ONCE
from passerelle.engine.explain.signals.likelihoods import NEAR
from passerelle.engine.explain.signals.places import TECHNICAL
from passerelle.engine.worlds.faults.half import TUNING
from passerelle.engine.worlds.faults.hit import Hit
from passerelle.engine.worlds.faults.injectors import silent_loss
from passerelle.engine.worlds.faults.scenery import calm
from passerelle.engine.worlds.faults.versions import replaced

LOSS, LATELY = -0.05, 60


def seen(number: int, seed: int) -> list[dict[str, object]]:
    """One row a way of planting: share of the breaks by how far away a replacement is found."""
    found: dict[str, list[int | None]] = {"on its day": [], "on another day": [], "never": []}
    for n in range(number):
        rng = np.random.default_rng([seed, n])
        quiet = calm(TUNING, ratio=bool(rng.random() < 0.3), rng=rng)
        days = len(quiet.reading.days)
        start = days - int(rng.integers(TUNING.window[0], TUNING.window[1] + 1))
        took, other = int(rng.integers(1, AT_ONCE)), days - int(rng.integers(7, LATELY))
        for name, day in (("on its day", start), ("on another day", other), ("never", None)):
            put = quiet if day is None else replaced(quiet, day=day, took=took)
            struck = silent_loss(put, Hit(start, LOSS, TUNING, rng))
            lags = [
                abs((one.day - struck.reading.days[start]).days)
                for one in folded(struck, start)[1]
                if TECHNICAL.search(one.dimension) and one.took <= AT_ONCE
            ]
            found[name].append(min(lags, default=None))
    return [
        {
            "replacement": name,
            "breaks": number,
            **{
                f"seen_{lag}_days_away": round(float(np.mean([one == lag for one in lags])), 3)
                for lag in range(NEAR + 1)
            },
        }
        for name, lags in found.items()
    ]
