"""What the chosen are worth once chance is taken out: the best-looking estimates are the luckiest ones too.

Choosing by estimates chooses their errors as well (the winner's curse: Capen, Clapp and Campbell, *Journal of
Petroleum Technology*, 1971; Smith and Winkler, *Management Science*, 2006). Each estimate is drawn to what
initiatives of its size are worth here, the more so as its range is wide: empirical Bayes on logarithms (Efron
and Morris, 1975), the spread of true values averaged over.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from passerelle.engine.explain.inputs import Floats, seal
from passerelle.kernel.finding import Assumption, Finding, Refusal

METHOD = "winner's curse"
FEWEST = 8  # estimates, chosen or not
EIGHT_IN_TEN = 2.5631  # standard deviations between the 10th and the 90th percentile
SPREADS = tuple(np.round(np.geomspace(0.05, 3.0, 40), 4).tolist())


@dataclass(frozen=True, slots=True)
class Corrected:
    """`expected` (initiatives): the mean of what each is worth; `pulled` (initiatives): its share of the
    distance to the usual that was taken away (0: believed as told, 1: not at all)."""

    expected: Floats
    pulled: Floats


def corrected(
    lows: Floats, mids: Floats, highs: Floats, *, sizes: Floats, more: float = 0.0
) -> Finding[Corrected] | Refusal:
    """`lows`, `mids`, `highs` (initiatives): ranges of value over 0, eight chances in ten; `sizes`: efforts, over 0.

    Of all that was estimated, chosen or not: what was left out tells how wide the field is. `more` is the spread
    of the logarithm that past ranges left out (0: they hold what they say). Refuses fewer than eight, or values
    that are not positive.
    """
    if len(mids) < FEWEST:
        return Refusal(
            "too-few-estimates", (f"{FEWEST - len(mids)} more initiatives with a range",)
        )
    table = np.stack([lows, mids, highs, sizes])
    if not (np.isfinite(table).all() and (table > 0).all()):
        return Refusal("values-not-positive", ("ranges and efforts over zero",))
    told = np.log(mids)
    errors = np.sqrt((np.log(highs / lows) / EIGHT_IN_TEN) ** 2 + more**2)
    design = np.column_stack([np.ones(len(told)), np.log(sizes) - np.log(sizes).mean()])
    if np.ptp(design[:, 1]) < 1e-9:
        design = design[:, :1]
    logs, expected, pulled = zip(
        *(_under(told, errors, design, one) for one in SPREADS), strict=True
    )
    weights = np.exp(np.array(logs) - max(logs))
    weights /= weights.sum()
    return Finding(
        Corrected(weights @ np.stack(expected), weights @ np.stack(pulled)),
        METHOD,
        seal([more], table),
        assumptions=(Assumption("ranges-hold", None), Assumption("same-field", None)),
        would_change=("ranges that were narrowed to be chosen",),
    )


def _under(
    told: Floats, errors: Floats, design: Floats, spread: float
) -> tuple[float, Floats, Floats]:
    """Restricted log-likelihood, expected worth and pull when true values lie `spread` around the usual."""
    variance = spread**2 + errors**2
    weighed = design / variance[:, None]
    gram = weighed.T @ design
    usual = design @ np.linalg.solve(gram, weighed.T @ told)
    rest = told - usual
    log = -0.5 * (
        np.log(variance).sum() + float(np.linalg.slogdet(gram)[1]) + (rest**2 / variance).sum()
    )
    pull = errors**2 / variance
    left = spread**2 * pull
    return float(log), np.exp(told - pull * rest + left / 2), pull
