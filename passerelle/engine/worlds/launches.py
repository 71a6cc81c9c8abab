"""A launch whose effect is known: a drifting response, controls that share its weather, a jump at a date."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from passerelle.engine.explain.effect.shapes import Floats


@dataclass(frozen=True, slots=True)
class Launch:
    """`effect` is what each period after `start` gained, in the response's unit."""

    response: Floats
    controls: dict[str, Floats]
    start: int
    effect: float


def launch(*, seed: int, effect: float, before: int = 70, after: int = 21) -> Launch:
    """A response of about 100 with noise 1, two useful controls and one useless one."""
    rng = np.random.default_rng(seed)
    periods = before + after
    weather = np.cumsum(rng.normal(scale=0.4, size=periods))
    season = 2 * np.sin(np.arange(periods) * 2 * np.pi / 7)
    level = np.cumsum(rng.normal(scale=0.02, size=periods))
    response = 100 + weather + season + level + rng.normal(size=periods)
    response[before:] += effect
    controls = {
        "peer": 50 + 0.8 * weather + season + rng.normal(scale=0.5, size=periods),
        "other country": 80 + 0.5 * weather + rng.normal(scale=0.5, size=periods),
        "unrelated": 10 + rng.normal(size=periods),
    }
    return Launch(response, controls, before, effect)
