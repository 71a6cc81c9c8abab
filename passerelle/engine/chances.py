"""Shares counted on few cases, with the interval that holds them in the long run."""

from __future__ import annotations


def jeffreys(hits: int, cases: int, *, level: float) -> tuple[float, float]:
    """The interval of a share seen `hits` times in `cases` (Brown, Cai and DasGupta, *Statistical Science* 2001)."""
    from scipy.special import betaincinv

    tail = (1 - level) / 2
    ends = hits + 0.5, cases - hits + 0.5
    low = float(betaincinv(*ends, tail)) if hits else 0.0
    return low, float(betaincinv(*ends, 1 - tail)) if hits < cases else 1.0
