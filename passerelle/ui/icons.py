"""The icons: strokes on a 16 x 16 grid, drawn with the colour of the text."""

# ruff: noqa: E501 -- one path a line

from __future__ import annotations

ICONS: dict[str, str] = {
    "bridge": '<circle cx="8" cy="8" r="5.5"/><path d="M8 2.5V5M8 11v2.5M2.5 8H5M11 8h2.5M8 8l2-2"/>',
    "strategy": '<path d="M3.5 14V2.5M3.5 3h8l-2 2.75 2 2.75h-8"/>',
    "listening": '<path d="M2.5 3.5h11v7h-6l-3 2.5v-2.5h-2z"/>',
    "roadmap": '<path d="M2 4h6M5 8h7M8 12h6"/>',
    "measures": '<path d="M2 11.5l3.5-4 3 2.5L14 4M2 14h12"/>',
    "delivery": '<path d="M2.5 5 8 2.5 13.5 5v6L8 13.5 2.5 11zM2.5 5 8 7.5 13.5 5M8 7.5v6"/>',
    "teams": '<circle cx="6" cy="5.5" r="2.25"/><path d="M2 13c.3-2.6 1.8-4 4-4s3.7 1.4 4 4M10.5 3.5a2 2 0 0 1 0 4M12 9.6c1.2.5 1.9 1.7 2 3.4"/>',
    "money": '<path d="M12 4.2A4.8 4.8 0 1 0 12 11.8M2.5 7h6M2.5 9.2h5.5"/>',
    "technology": '<path d="M5.5 5 2.5 8l3 3M10.5 5l3 3-3 3M9 3.5l-2 9"/>',
    "studies": '<path d="M4 2.5h6l2.5 2.5v8.5H4zM6.5 8h4M6.5 10.5h4M10 2.5V5h2.5"/>',
    "pack": '<path d="M2 3.5h12M3 3.5v6.5h10V3.5M8 10v2M5.5 14 8 12l2.5 2"/>',
    "view": '<path d="M5 2.5h6v11l-3-2.5-3 2.5z"/>',
    "inbox": '<path d="M2.5 9.5 4.5 3h7l2 6.5v3.5h-11zM2.5 9.5H6l1 1.5h2l1-1.5h3.5"/>',
    "import": '<path d="M8 2.5v7M5 7l3 3 3-3M2.5 11v2.5h11V11"/>',
    "export": '<path d="M8 10V2.5M5 5l3-3 3 3M2.5 11v2.5h11V11"/>',
    "risk": '<path d="M8 2.5 14 13H2zM8 6.5v3M8 11.2v.1"/>',
    "settings": '<path d="M2 5h7M12 5h2M2 11h2M7 11h7"/><circle cx="10.5" cy="5" r="1.5"/><circle cx="5.5" cy="11" r="1.5"/>',
    "person": '<circle cx="8" cy="5.5" r="2.5"/><path d="M3 13.5c.4-3 2.2-4.5 5-4.5s4.6 1.5 5 4.5"/>',
    "shield": '<path d="M8 2.2 13 4v4c0 3-2 5-5 6-3-1-5-3-5-6V4z"/>',
    "out": '<path d="M6.5 2.5h-4v11h4M6 8h7.5M11 5.5 13.5 8 11 10.5"/>',
    "search": '<circle cx="7" cy="7" r="4"/><path d="m10 10 3.5 3.5"/>',
    "plus": '<path d="M8 3v10M3 8h10"/>',
    "check": '<path d="m3 8.5 3 3 7-7"/>',
    "close": '<path d="m4 4 8 8M12 4l-8 8"/>',
    "more": '<path d="M3.5 8h.1M8 8h.1M12.5 8h.1"/>',
    "menu": '<path d="M2.5 4.5h11M2.5 8h11M2.5 11.5h11"/>',
    "edit": '<path d="m3 13 .5-3L11 2.5 13.5 5 6 12.5z"/>',
    "trash": '<path d="M3 4.5h10M6 4.5v-2h4v2M4.5 4.5l.5 9h6l.5-9"/>',
    "archive": '<path d="M2.5 3h11v3h-11zM3.5 6v7h9V6M6.5 8.5h3"/>',
    "link": '<path d="M6.5 9.5 9.5 6.5M7 4.5 9 2.8a2.8 2.8 0 0 1 4 4L11.5 9M9 11.5 7 13.2a2.8 2.8 0 0 1-4-4L4.5 7"/>',
    "clock": '<circle cx="8" cy="8" r="5.5"/><path d="M8 5v3l2 1.5"/>',
    "calendar": '<path d="M2.5 4h11v9.5h-11zM2.5 7h11M5.5 2.5V5M10.5 2.5V5"/>',
    "comment": '<path d="M2.5 3.5h11v7h-6l-3 2.5v-2.5h-2z"/>',
    "eye": '<path d="M1.8 8C3.5 5 5.5 3.8 8 3.8S12.5 5 14.2 8c-1.7 3-3.7 4.2-6.2 4.2S3.5 11 1.8 8z"/><circle cx="8" cy="8" r="1.8"/>',
    "filter": '<path d="M2.5 4h11M5 8h6M7 12h2"/>',
    "up": '<path d="M8 13V3M4 7l4-4 4 4"/>',
    "down": '<path d="M8 3v10M4 9l4 4 4-4"/>',
    "right": '<path d="m6 3.5 4.5 4.5L6 12.5"/>',
    "left": '<path d="M10 3.5 5.5 8 10 12.5"/>',
    "print": '<path d="M4.5 6V2.5h7V6M4.5 11h-2V6h11v5h-2M4.5 9.5h7v4h-7z"/>',
    "lock": '<path d="M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5"/>',
    "info": '<circle cx="8" cy="8" r="5.5"/><path d="M8 7.5v3.5M8 5v.1"/>',
    "watch": '<circle cx="8" cy="8" r="5"/><path d="M8 3a5 5 0 0 0 0 10z" fill="currentColor"/>',
    "off": '<path d="M8 2.5 13.5 8 8 13.5 2.5 8z" fill="currentColor"/>',
    "none": '<circle cx="8" cy="8" r="5"/><path d="m4.5 11.5 7-7"/>',
    "hand": '<path d="M4 8h8M8 4v8"/>',
    "fork": '<path d="M3 8h4l5-4M7 8l5 4"/>',
    "scales": '<path d="M8 2.5v11M5 13.5h6M3 4.5h10M3 4.5 1.5 9h3zM13 4.5 11.5 9h3z"/>',
    "stairs": '<path d="M2.5 12.5H6v-3h3.5v-3H13V3"/>',
    "table": '<path d="M2.5 3h11v10h-11zM2.5 6.5h11M6.5 6.5V13"/>',
    "board": '<path d="M2.5 3h3v10h-3zM6.5 3h3v7h-3zM10.5 3h3v5h-3z"/>',
    "tree": '<path d="M3 3v9.5h3M3 7h3M8 7h5M8 12.5h5M3 3h5"/>',
}

STATUS: dict[str, str] = {
    "ok": '<circle cx="5" cy="5" r="3.4"/>',
    "watch": '<circle cx="5" cy="5" r="3.6" fill="none" stroke-width="1.3"/><path d="M5 1.4a3.6 3.6 0 0 0 0 7.2z"/>',
    "open": '<circle cx="5" cy="5" r="3.4" fill="none" stroke-width="1.3"/>',
    "off": '<path d="M5 .4 9.6 5 5 9.6.4 5z"/>',
    "none": '<g fill="none" stroke-width="1.3"><circle cx="5" cy="5" r="3.8"/><path d="M2.3 7.7 7.7 2.3"/></g>',
    "done": '<path d="M1 5.4 3.8 8.2 9 2.2" fill="none" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/>',
}


_SIGNS = {
    tone: f'<svg viewBox="0 0 10 10" aria-hidden="true">{shape}</svg>'
    for tone, shape in STATUS.items()
}


def icon(name: str, *, css: str = "icon") -> str:
    """The SVG of an icon, silent for a screen reader: the words beside it speak. KeyError if unknown."""
    return f'<svg class="{css}" viewBox="0 0 16 16" aria-hidden="true">{ICONS[name]}</svg>'


def sign(tone: str) -> str:
    """The shape of a status: disc, hollow disc (no verdict is due), half-moon, diamond, barred circle, tick."""
    return _SIGNS[tone]
