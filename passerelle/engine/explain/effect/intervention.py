"""The effect of an intervention on a series with controls, as a finding."""

from __future__ import annotations

import numpy as np

from passerelle.engine.explain.effect.model import AS_PUBLISHED, Priors, sample
from passerelle.engine.explain.effect.shapes import Effect, Floats
from passerelle.engine.explain.inputs import seal
from passerelle.kernel.finding import Assumption, Finding, Interval, Refusal

METHOD = "intervention"
LEVEL = 0.95
FEWEST_BEFORE = 12


def intervention(
    response: Floats,
    controls: dict[str, Floats],
    *,
    start: int,
    seed: int = 1,
    priors: Priors = AS_PUBLISHED,
) -> Finding[Effect] | Refusal:
    """The effect on `response` (shape: periods) from period `start` (0-based) to the last.

    `controls` are series of the same length that the intervention did not touch. Refuses fewer than 12
    periods before, none after, values that are not numbers, or a response that never moves before.
    `priors`: those published, or `SHORT` where there are a few dozen periods and perhaps no control.
    Source: Brodersen et al., Annals of Applied Statistics 2015.
    """
    if not FEWEST_BEFORE <= start < len(response):
        return Refusal(
            "past-too-short",
            (f"at least {FEWEST_BEFORE} periods before the intervention, 1 after",),
        )
    table = np.column_stack([response, *controls.values()]) if controls else response[:, None]
    if not np.isfinite(table).all():
        return Refusal("values-not-numbers", ("a number in every period, of every series",))
    middle, width = table[:start].mean(axis=0), table[:start].std(axis=0, ddof=1)
    if width[0] <= 0:
        return Refusal("response-constant", ("a response that varies before the intervention",))
    scaled = (table - middle) / np.where(width > 0, width, 1.0)
    moving = np.flatnonzero(width[1:] > 0) + 1
    draws = sample(scaled[:start, 0], scaled[:, moving], start=start, seed=seed, priors=priors)
    predicted = draws.predicted * width[0] + middle[0]
    names = [list(controls)[i - 1] for i in moving]
    shares = zip(names, draws.used.mean(axis=0), strict=True)
    return _finding(
        response, table, predicted, start, tuple((n, round(float(s), 4)) for n, s in shares)
    )


def _finding(
    response: Floats,
    table: Floats,
    predicted: Floats,
    start: int,
    weights: tuple[tuple[str, float], ...],
) -> Finding[Effect]:
    totals = response[start:].sum() - predicted.sum(axis=1)
    low, high = np.quantile(totals, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    draws = len(totals)
    below = (min(int((totals <= 0).sum()), int((totals >= 0).sum())) + 1) / (draws + 1)
    edges = np.quantile(predicted, [(1 - LEVEL) / 2, (1 + LEVEL) / 2], axis=0)
    cumulative = float(totals.mean())
    return Finding(
        Effect(
            average=cumulative / (len(response) - start),
            cumulative=cumulative,
            cumulative_low=float(low),
            cumulative_high=float(high),
            spread=float(totals.std(ddof=1)),
            p=below,
            predicted=predicted.mean(axis=0),
            low=edges[0],
            high=edges[1],
            weights=weights,
        ),
        METHOD,
        seal([start, table.shape], table),
        interval=Interval(float(low), float(high), LEVEL),
        coverage=1.0,
        assumptions=(Assumption("controls-untouched", None),),
        would_change=("a control that the intervention touched",),
    )
