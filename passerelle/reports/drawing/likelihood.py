"""A likelihood as a row of fifty marks, tall up to its share."""

from __future__ import annotations

from functools import cache

_COUNT = 50


@cache
def likelihood(share: float) -> str:
    """`share` from 0 to 1. One mark at least, since nothing is impossible."""
    tall = max(1, round(_COUNT * min(1.0, max(0.0, share))))
    marks = "".join(
        f'<rect class="on" x="{2 * i}%" width="1.2%" y="0" height="12"/>'
        if i < tall
        else f'<rect class="seg" x="{2 * i}%" width="1.2%" y="4" height="4"/>'
        for i in range(_COUNT)
    )
    return f'<svg height="12" aria-hidden="true">{marks}</svg>'
