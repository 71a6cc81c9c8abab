"""Native tables, cut so that none runs over the foot of a slide."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Pt

from passerelle.reports.slides.page import INK, LINE, MUTE, SANS, Box, lines

SIZE = 11.0
LEAD = 0.19  # inches a line
LETTER = 0.56 * SIZE / 72  # inches
EDGE = 0.25  # inches that no text takes, beside it
AIR = 0.12  # inches above and below the lines of a row
Rows = list[list[str]]


def widths(rows: Rows, *, whole: float) -> list[float]:
    """Columns share the width as their texts ask, up to sixty letters; no word is broken while there is room."""
    columns = list(zip(*rows, strict=True))
    asked = [LETTER * min(60, max(4, *map(len, cells))) + EDGE for cells in columns]
    least = [LETTER * max(map(_longest, cells)) + EDGE for cells in columns]
    free = max(whole - sum(least), 0.0)
    more = [max(one - low, 0.05) for one, low in zip(asked, least, strict=True)]
    found = [low + free * one / sum(more) for low, one in zip(least, more, strict=True)]
    return [width * whole / sum(found) for width in found]


def _longest(words: str) -> int:
    return max(map(len, words.split(" ")), default=1)


def tall(row: list[str], columns: list[float]) -> float:
    """Inches that a row takes."""
    most = max(
        lines(cell, width=width - 0.15, size=SIZE) for cell, width in zip(row, columns, strict=True)
    )
    return most * LEAD + AIR


def parts(rows: Rows, *, width: float, height: float) -> Iterator[Rows]:
    """The rows, under the heading (the first) each time, in as few tables as fit, about as long as each other."""
    columns = widths(rows, whole=width)
    high = [tall(row, columns) for row in rows]
    fewest = len(_filled(high, height=height))
    shared = high[0] + sum(high[1:]) / fewest
    limits = (shared + part / 10 * (height - shared) for part in range(10))
    level = next((one for one in limits if len(_filled(high, height=one)) == fewest), height)
    at = 1
    for count in _filled(high, height=level):
        yield [rows[0], *rows[at : at + count]]
        at += count


def _filled(high: list[float], *, height: float) -> list[int]:
    """How many rows each table takes when each is filled before the next is begun."""
    head, *body = high
    counts, used = [0], head
    for room in body:
        if counts[-1] and used + room > height:
            counts.append(0)
            used = head
        counts[-1] += 1
        used += room
    return counts


def draw(slide: Any, box: Box, rows: Rows, *, ends: set[int]) -> None:
    """A table that can be edited; columns `ends` are aligned to the right."""
    columns = widths(rows, whole=box.width)
    high = [tall(row, columns) for row in rows]
    place = box._replace(height=sum(high))
    table = slide.shapes.add_table(len(rows), len(rows[0]), *place.emu).table
    _plain(table)
    for n, width in enumerate(columns):
        table.columns[n].width = Inches(width)
    for n, row in enumerate(rows):
        table.rows[n].height = Inches(high[n])
        for m, words in enumerate(row):
            _cell(table.cell(n, m), words, is_head=n == 0, end=m in ends)


def _plain(table: Any) -> None:
    """Rules and no bands: as the pack is set on paper."""
    table.horz_banding = False
    table.first_row = True
    style = table._tbl.tblPr.find(
        "{http://schemas.openxmlformats.org/drawingml/2006/main}tableStyleId"
    )
    if style is not None:
        style.text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # “No style, no grid”


def _cell(cell: Any, words: str, *, is_head: bool, end: bool) -> None:
    cell.margin_left = cell.margin_right = Inches(0.06)
    cell.margin_top = cell.margin_bottom = Inches(0.03)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if end else PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text = words
    run.font.size, run.font.name = Pt(SIZE if not is_head else SIZE - 1), SANS
    run.font.bold, run.font.color.rgb = is_head, MUTE if is_head else INK
    _rule(cell)


def _rule(cell: Any) -> None:
    """A thin line under the row."""
    from lxml import etree

    names = "http://schemas.openxmlformats.org/drawingml/2006/main"
    line = etree.SubElement(cell._tc.get_or_add_tcPr(), f"{{{names}}}lnB", w="6350")
    fill = etree.SubElement(line, f"{{{names}}}solidFill")
    etree.SubElement(fill, f"{{{names}}}srgbClr", val=str(LINE))
