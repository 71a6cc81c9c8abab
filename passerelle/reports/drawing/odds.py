"""Ten ticks: how many chances in ten."""

from __future__ import annotations

from passerelle.reports.drawing.svg import esc, is_known

_TALL = '<rect x="{x}" y="0" width="2" height="10" class="on"/>'
_SHORT = '<rect x="{x}" y="3" width="2" height="4"/>'
# The eleven drawings are always the same: made once, since a list shows a hundred of them.
_TICKS = [
    "".join((_TALL if i < n else _SHORT).format(x=4 * i) for i in range(10)) for n in range(11)
]


def odds(chance: float | None, *, label: str = "") -> str:
    """`chance` from 0 to 1; nothing is drawn for a chance that is not known.

    The nearest count of tenths, but 0 and 10 only for a chance that rounds to 0 % or 100 %.
    """
    if chance is None or not is_known(chance):
        return ""
    chance = min(1.0, max(0.0, chance))
    count = round(10 * chance)
    if 0.005 <= chance < 0.995:
        count = min(9, max(1, count))
    said = f'role="img" aria-label="{esc(label)}"' if label else 'aria-hidden="true"'
    return f'<svg width="38" height="10" {said}>{_TICKS[count]}</svg>'
