"""Risks and opportunities on five levels of likelihood and five of impact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from passerelle.reports.drawing.svg import clamp, esc, frame, pct, px, text

_CELL = 44
_LEFT = 0.06


@dataclass(frozen=True, slots=True)
class Item:
    """One risk or opportunity, levels from 1 to 5, a short code, and where it opens."""

    likelihood: int
    impact: int
    code: str
    words: str
    url: str = ""
    is_opportunity: bool = False
    is_stale: bool = False


def matrix(
    items: Sequence[Item], *, label: str, likelihood: str, impact: str, height: int = 5 * _CELL + 36
) -> str:
    """The 5 x 5 grid, likelihood across and impact upwards; items of one cell stand side by side."""
    body = "".join(_cell(across, up) for up in range(1, 6) for across in range(1, 6))
    cells: dict[tuple[int, int], list[Item]] = {}
    for item in items:
        cells.setdefault((_level(item.likelihood), _level(item.impact)), []).append(item)
    body += "".join(_dots(place, held) for place, held in sorted(cells.items()))
    body += "".join(
        text("tk", 0.02, _top(n) + _CELL / 2 + 4, str(n))
        + text("tk", _x(n) + _wide() / 2, 5 * _CELL + 14, str(n), anchor="middle")
        for n in range(1, 6)
    )
    body += text("mute", 1, 5 * _CELL + 30, likelihood, anchor="end")
    body += text("mute", 0.08, 14, impact)
    return frame(body, css="matrix5", height=height, label=label).replace(
        'role="img"', 'role="group"', 1
    )


def glyph(likelihood: int, impact: int, *, label: str, is_opportunity: bool = False) -> str:
    """The same matrix in 17 pixels, for a row."""
    on = (_level(likelihood), _level(impact))
    lit = ' class="on opp"' if is_opportunity else ' class="on"'
    body = "".join(
        f'<rect x="{px(3.5 * (across - 1))}" y="{px(3.5 * (5 - up))}" width="3" height="3"'
        f"{lit if (across, up) == on else ''}/>"
        for across in range(1, 6)
        for up in range(1, 6)
    )
    return f'<svg class="grid5" width="17" height="17" role="img" aria-label="{esc(label)}">{body}</svg>'


def _level(value: int) -> int:
    return min(5, max(1, value))


def _wide() -> float:
    return (1 - _LEFT) / 5


def _x(across: int) -> float:
    return _LEFT + _wide() * (across - 1)


def _top(up: int) -> int:
    return _CELL * (5 - up)


def _cell(across: int, up: int) -> str:
    weight = across * up
    css = "w3" if weight >= 15 else "w2" if weight >= 8 else "w1" if weight >= 4 else "w0"
    return (
        f'<rect class="{css}" x="{pct(_x(across))}" y="{_top(up)}" '
        f'width="{pct(_wide())}" height="{_CELL}"/>'
    )


def _dots(place: tuple[int, int], held: Sequence[Item]) -> str:
    """Up to four dots in a cell; beyond, the last says how many more."""
    across, up = place
    shown = held if len(held) <= 4 else held[:3]
    drawn = ""
    count = len(shown) + (len(held) > 4)
    for i, item in enumerate(shown):
        x = _x(across) + _wide() * (i + 0.5) / count
        drawn += _dot(item, clamp(x), _top(up) + _CELL / 2)
    if len(held) > 4:
        x = _x(across) + _wide() * (count - 0.5) / count
        drawn += text("mute", x, _top(up) + _CELL / 2 + 4, f"+{len(held) - 3}", anchor="middle")
    return drawn


def _dot(item: Item, x: float, y: float) -> str:
    css = "dot dot--opp" if item.is_opportunity else "dot"
    css += " dot--old" if item.is_stale else ""
    mark = f'<circle class="{css}" cx="{pct(x)}" cy="{px(y)}" r="11"/>'
    mark += text("in-dot", x, y + 3.5, item.code, anchor="middle")
    mark += f"<title>{esc(item.words)}</title>"
    if item.url:
        return f'<a href="{esc(item.url)}" aria-label="{esc(item.words)}" data-user="">{mark}</a>'
    return f'<g data-user="">{mark}</g>'
