"""One slide: where things stand on it, and the text that is written there. Lengths in inches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Pt

WIDTH, HEIGHT = 13.333, 7.5
MARGIN = 0.6
TOP, BOTTOM = 2.05, 6.75  # of what stands between the title and the foot
SERIF, SANS = "Georgia", "Arial"
_rgb: Any = RGBColor  # the library has no types here
INK, MUTE, LINE = _rgb(0x1D, 0x1F, 0x27), _rgb(0x6A, 0x6D, 0x78), _rgb(0xC9, 0xCB, 0xD2)
ACCENT, BAND, SIGNAL = _rgb(0x2A, 0x3F, 0xC8), _rgb(0xB7, 0xC2, 0xF0), _rgb(0xB9, 0x3A, 0x1B)

WHITE = _rgb(0xFF, 0xFF, 0xFF)


class Box(NamedTuple):
    """A place on a slide."""

    left: float
    top: float
    width: float
    height: float

    @property
    def emu(self) -> tuple[int, int, int, int]:
        left, top, width, height = (int(Inches(one)) for one in self)
        return left, top, width, height


WHOLE = Box(MARGIN, TOP, WIDTH - 2 * MARGIN, BOTTOM - TOP)
GAP = 0.4
MAIN = Box(MARGIN, TOP, 7.7, BOTTOM - TOP)
SIDE = Box(MARGIN + 7.7 + GAP, TOP, WIDTH - 2 * MARGIN - 7.7 - GAP, BOTTOM - TOP)


def write(
    slide: Any,
    box: Box,
    paragraphs: Sequence[str],
    *,
    size: float = 14,
    font: str = SANS,
    bold: bool = False,
    color: RGBColor = INK,
    after: float = 6,
    end: bool = False,
    low: bool = False,
) -> None:
    """Paragraphs in a text box that wraps; `end` to the right, `low` at the foot of its box."""
    frame = slide.shapes.add_textbox(*box.emu).text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.BOTTOM if low else MSO_ANCHOR.TOP
    for place, words in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.RIGHT if end else PP_ALIGN.LEFT
        paragraph.space_after = Pt(after)
        run = paragraph.add_run()
        run.text = words
        run.font.size, run.font.name, run.font.bold = Pt(size), font, bold
        run.font.color.rgb = color


def lines(words: str, *, width: float, size: float) -> int:
    """How many lines a text takes in a column so wide: a letter is about half its size."""
    fitting = max(1, int(width * 72 / (0.52 * size)))
    return sum(max(1, -(-len(part) // fitting)) for part in words.split("\n"))
