"""The whole deck: a cover, then each section of the pack, over as many slides as it needs."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import asdict, replace
from typing import Any

from pptx import Presentation
from pptx.util import Inches

from passerelle.reports.pack.content import Pack
from passerelle.reports.slides import charts, tables
from passerelle.reports.slides.blocks import Shown, shown
from passerelle.reports.slides.page import (
    HEIGHT,
    MAIN,
    MARGIN,
    MUTE,
    SERIF,
    SIDE,
    SIGNAL,
    WHOLE,
    WIDTH,
    Box,
    lines,
    write,
)

Raw = dict[str, Any]
HEADING = 0.34  # inches of the title of a part
LEAD = 0.24  # inches of a line of the standfirst
UNHOLDABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What no XML can hold: a title pasted with one of them would leave a whole pack without its slides."""
BLANK = 6  # of the layouts of an empty presentation


def render_pptx(pack: Pack | Raw) -> bytes:
    """The bytes of a presentation for a `Pack` or its `asdict` form: 16:9, one topic a slide."""
    content: Raw = _holdable(pack if isinstance(pack, dict) else asdict(pack))
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
    deck.core_properties.title = content["heading"]
    deck.core_properties.author = content["company"]
    _cover(deck, content)
    for section in content["sections"]:
        for page in _pages(section, lang=content["lang"]):
            _slide(deck, content, section, page)
    held = io.BytesIO()
    deck.save(held)
    return held.getvalue()


def _holdable(part: Any) -> Any:
    """The same content, its texts without what no XML can hold."""
    if isinstance(part, str):
        return UNHOLDABLE.sub("", part)
    if isinstance(part, dict):
        return {name: _holdable(one) for name, one in part.items()}
    return [_holdable(one) for one in part] if isinstance(part, list | tuple) else part


def _cover(deck: Any, content: Raw) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[BLANK])
    wide = WIDTH - 2 * MARGIN
    write(
        slide,
        Box(MARGIN, 0.6, wide, 0.4),
        [f"{content['company']} · {content['period']}"],
        color=MUTE,
    )
    write(slide, Box(MARGIN, 2.2, wide, 2.4), [content["heading"]], size=40, font=SERIF)
    write(slide, Box(MARGIN, 4.9, wide, 0.8), [content["running"]], size=16, color=MUTE)
    _foot(slide, content)


def _pages(section: Raw, *, lang: str) -> Iterator[list[tuple[Shown, Box]]]:
    """The parts of a section, by slides: a small part stands beside the one before where there is room."""
    whole, main, side = (_under(section, box) for box in (WHOLE, MAIN, SIDE))
    parts = [one for block in _blocks(section) for one in shown(block, lang)]
    parts = [cut for one in parts for cut in _cut(one, height=whole.height)]
    while parts:
        first, *parts = parts
        if parts and parts[0].is_small and not _is_wide(first):
            beside, *parts = parts
            yield [(first, main), (beside, side)]
        else:
            yield [(first, whole)]


def _under(section: Raw, box: Box) -> Box:
    """Lower where the standfirst takes more than one line."""
    said = lines(section["standfirst"], width=WHOLE.width, size=13)
    taken = LEAD * max(said - 1, 0)
    return box._replace(top=box.top + taken, height=box.height - taken)


def _blocks(section: Raw) -> list[Raw]:
    return [*section["wide"], *section["narrow"], *section["foot"]]


def _is_wide(part: Shown) -> bool:
    return part.goes_on or (bool(part.rows) and len(part.rows[0]) > 4)


def _cut(part: Shown, *, height: float) -> Iterator[Shown]:
    """A table over several slides when it is longer than one; all the same parts otherwise.

    One that only the whole width holds stands alone, and what is noted under a table is noted once, at its end.
    """
    if not part.rows:
        yield part
        return
    width = WHOLE.width if _is_wide(part) else SIDE.width if part.is_small else MAIN.width
    room = height - HEADING - (0.4 if part.note else 0)
    cut = list(tables.parts(part.rows, width=width, height=room))
    is_long = len(cut) > 1
    if is_long:
        cut = list(tables.parts(part.rows, width=WHOLE.width, height=room))
    for place, rows in enumerate(cut, start=1):
        yield replace(part, rows=rows, goes_on=is_long, note=part.note if place == len(cut) else "")


def _slide(deck: Any, content: Raw, section: Raw, page: list[tuple[Shown, Box]]) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[BLANK])
    wide = WIDTH - 2 * MARGIN
    write(slide, Box(MARGIN, 0.4, wide, 0.3), [section["name"]], size=11, color=MUTE)
    size = 26 if lines(section["title"], width=0.88 * wide, size=26) == 1 else 20
    write(slide, Box(MARGIN, 0.7, wide, 0.85), [section["title"]], size=size, font=SERIF)
    if section["standfirst"]:
        write(slide, Box(MARGIN, 1.55, wide, 0.45), [section["standfirst"]], size=13, color=MUTE)
    for part, box in page:
        _place(slide, part, box)
    _foot(slide, content)
    slide.notes_slide.notes_text_frame.text = "\n".join(_known(content, section["key"]))


def _place(slide: Any, part: Shown, box: Box) -> None:
    if part.title:
        write(slide, box._replace(height=HEADING), [part.title], size=13, bold=True)
        box = box._replace(top=box.top + HEADING, height=box.height - HEADING)
    if part.note:
        foot = Box(box.left, box.top + box.height - 0.35, box.width, 0.35)
        write(slide, foot, [part.note], size=10, color=MUTE, low=True)
        box = box._replace(height=box.height - 0.4)
    if part.rows:
        tables.draw(slide, box, part.rows, ends=set(part.ends))
    elif part.bars:
        charts.stacked(slide, box, part.categories, part.bars, top=part.top)
    elif part.points:
        charts.line(slide, box, part.title, part.points)
    else:
        write(slide, box, part.words, size=13)


def _foot(slide: Any, content: Raw) -> None:
    """Where it comes from, and what seals it."""
    half = (WIDTH - 2 * MARGIN) / 2
    left = Box(MARGIN, 6.9, half * 1.2, 0.4)
    right = Box(MARGIN + half * 1.2, 6.9, half * 0.8, 0.4)
    write(slide, left, [content["sources"] or content["confidential"]], size=8, color=MUTE, after=0)
    write(slide, right, [content["seal"]], size=8, color=MUTE, after=0, end=True)
    if content["draft"]:
        write(
            slide,
            Box(WIDTH - 2.6, 0.35, 2.0, 0.3),
            [content["draft"]],
            size=12,
            color=SIGNAL,
            end=True,
        )


def _known(content: Raw, key: str) -> list[str]:
    """How do we know: each figure of the section with its day, its source and its formula."""
    return [
        " · ".join(
            part
            for part in (
                one["label"],
                "" if one["value"] is None else f"{one['value']:g} {one['unit']}".strip(),
                one["date"], one["source"], one["formula"],
            )
            if part
        )
        for one in content["figures"]
        if one["section"] == key
    ]  # fmt: skip
