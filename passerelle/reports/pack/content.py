"""What a board pack says, already worded in one language; every part is plain data (`dataclasses.asdict`).

Positions on rulers and plans are shares of the drawn range, from 0 (left) to 1 (right); None = not known.
`state` is one of "", ok, open, watch, off, none, done: always shown with a sign and a word, never by colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Column:
    """`is_wide`: it holds sentences, and shares the room with the first column."""

    title: str
    align: str = "start"  # or "end"
    is_wide: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text; `states` gives one state a row, drawn with its word in the last column."""

    title: str
    columns: list[Column]
    rows: list[list[str]]
    states: list[str] = field(default_factory=list)
    note: str = ""
    kind: str = "table"


@dataclass(frozen=True, slots=True)
class RulerRow:
    """A quantity on its way: from `start` to `now`, where it should be today, and its target."""

    label: str
    note: str
    now_text: str
    target_text: str
    state: str
    state_text: str
    start: float | None = None
    now: float | None = None
    expected: float | None = None
    target: float | None = None


@dataclass(frozen=True, slots=True)
class Rulers:
    title: str
    columns: list[str]  # label, course, now, target, state
    rows: list[RulerRow]
    note: str = ""
    kind: str = "rulers"


@dataclass(frozen=True, slots=True)
class PlanRow:
    """An initiative on the period's axis: bar, whisker to the late end, promise."""

    code: str
    label: str
    team: str
    promised_text: str
    expected_text: str
    state: str
    state_text: str
    start: float | None = None
    end: float | None = None
    late: float | None = None
    promised: float | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    title: str
    columns: list[str]  # initiative, team, axis, promised, expected, state
    ticks: list[tuple[float, str]]
    today: float | None
    rows: list[PlanRow]
    note: str = ""
    kind: str = "plan"


@dataclass(frozen=True, slots=True)
class Series:
    """A line: `points` as (x, y) shares of the drawing, with texts at its ends and a target line."""

    title: str
    points: list[tuple[float, float]]
    ticks: list[tuple[float, str]]
    guides: list[tuple[float, str]]
    last_text: str
    target: float | None = None
    target_text: str = ""
    state: str = ""
    kind: str = "series"


@dataclass(frozen=True, slots=True)
class Words:
    title: str
    paragraphs: list[str]
    kind: str = "words"


@dataclass(frozen=True, slots=True)
class Items:
    """Numbered things: what is asked, what may go wrong."""

    title: str
    items: list[tuple[str, str]]
    kind: str = "items"


@dataclass(frozen=True, slots=True)
class Facts:
    """A row of figures with their label and a note."""

    items: list[tuple[str, str, str, str]]  # label, value, note, state
    kind: str = "facts"


@dataclass(frozen=True, slots=True)
class Chance:
    """One promise and its share of being kept (0 to 1), drawn as ten ticks beside its figure."""

    label: str
    day: str
    share: float
    text: str
    is_low: bool = False


@dataclass(frozen=True, slots=True)
class Chances:
    title: str
    columns: list[str]  # label, day, ticks, figure
    rows: list[Chance]
    note: str = ""
    kind: str = "chances"


@dataclass(frozen=True, slots=True)
class ScaleRow:
    """P10, P50 and P90 of one quantity: as values, as shares of what is drawn, and in words."""

    label: str
    points: tuple[float, float, float]
    shares: tuple[float, float, float]
    texts: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Scale:
    title: str
    unit: str
    rows: list[ScaleRow]
    names: tuple[str, str, str]
    note: str = ""
    kind: str = "scale"


Block = Table | Rulers | Plan | Series | Words | Items | Facts | Chances | Scale


@dataclass(frozen=True, slots=True)
class Section:
    """One page: a sentence that concludes, a standfirst, a wide column, a narrow one, and a foot."""

    key: str
    name: str
    title: str
    standfirst: str
    wide: list[Block]
    narrow: list[Block] = field(default_factory=list)
    foot: list[Block] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of the pack with where it comes from: what the CSV holds."""

    section: str
    label: str
    value: float | None
    unit: str
    date: str
    source: str
    formula: str = ""


@dataclass(frozen=True, slots=True)
class Pack:
    """The pack in one language."""

    lang: str
    company: str
    period: str
    heading: str
    running: str
    seal: str
    sources: str
    confidential: str
    draft: str  # the watermark; empty once frozen
    sections: list[Section]
    figures: list[Figure]
