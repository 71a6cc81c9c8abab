"""What every tracker lacks in the same words: said once, with the span of its shares."""

from __future__ import annotations

from dataclasses import replace

from passerelle.kernel.typography import quantity
from passerelle.sources.queries.health.trackers import Cover, TrackerHealth
from passerelle.ui.language import lang


def lacking_alike(found: list[TrackerHealth]) -> tuple[list[Cover], list[TrackerHealth]]:
    """What all of them lack for one reason, and each of them without it; nothing under two trackers."""
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
    low, high = (pick(covers, key=lambda c: c.share) for pick in (min, max))
    if low.figure == high.figure:
        return low
    span = quantity(100 * high.share, "%", lang(), decimals=0)
    return replace(low, figure=f"{100 * low.share:.0f} – {span}")
