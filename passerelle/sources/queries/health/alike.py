"""What every tracker that holds items lacks in the same words: said once, with the span of its shares."""

from __future__ import annotations

from dataclasses import replace

from passerelle.kernel.typography import quantity
from passerelle.sources.queries.health.trackers import Cover, TrackerHealth
from passerelle.ui.language import lang

WORST = ("ok", "none", "watch", "off")
"""Tones, from what is well to what is not."""


def lacking_alike(found: list[TrackerHealth]) -> tuple[list[Cover], list[TrackerHealth]]:
    """What all of them lack for one reason, and each of them without it; nothing under two trackers.

    A tracker without items tells nothing, and lacks nothing yet: it is not one of them.
    """
    told = [one for one in found if one.covers]
    if len(told) < 2:
        return [], found
    shared = {(c.name, c.why) for c in told[0].covers if c.why and c.tone != "ok"}
    for one in told[1:]:
        shared &= {(c.name, c.why) for c in one.covers}
    together = [
        _together(
            [c for one in told for c in one.covers if (c.name, c.why) == (first.name, first.why)]
        )
        for first in told[0].covers
        if (first.name, first.why) in shared
    ]
    rest = [
        replace(one, covers=[c for c in one.covers if (c.name, c.why) not in shared])
        for one in found
    ]
    return together, rest


def _together(covers: list[Cover]) -> Cover:
    """In the tone of the one that is worst off, which may not be the first."""
    low, high = (pick(covers, key=lambda c: c.share) for pick in (min, max))
    worst = max(covers, key=lambda c: WORST.index(c.tone))
    if low.figure == high.figure:
        return worst
    span = quantity(100 * high.share, "%", lang(), decimals=0)
    return replace(worst, figure=f"{100 * low.share:.0f} – {span}")
