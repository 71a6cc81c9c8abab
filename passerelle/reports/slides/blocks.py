"""What each part of a pack becomes on a slide: rows of a table, a chart, or words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from passerelle.reports.slides.charts import Bar
from passerelle.reports.slides.page import ACCENT, BAND, SIGNAL

Raw = dict[str, Any]
LATEST = {"en": "Latest likely end", "fr": "Fin possible au plus tard"}
NAME = 44  # letters of a name beside a bar
COLON = {"en": ": ", "fr": "\N{NO-BREAK SPACE}: "}


@dataclass(frozen=True)
class Shown:
    """A part ready to be placed: `rows` (the first is the heading), `chart` or `words`, whichever it has.

    `ends` are the columns aligned to the right, `note` stands under it; `goes_on`: a table cut over several slides.
    """

    title: str
    rows: list[list[str]] = field(default_factory=list)
    ends: frozenset[int] = frozenset()
    words: list[str] = field(default_factory=list)
    categories: list[str] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    points: list[tuple[float, float]] = field(default_factory=list)
    note: str = ""
    goes_on: bool = False
    top: float = 0.0
    """Where the scale of the bars ends, their figures written; 0: as they are."""

    @property
    def is_small(self) -> bool:
        """Whether it can stand beside another: few words, or a short narrow table."""
        if self.bars or self.points or self.goes_on:
            return False
        if self.rows:
            return len(self.rows[0]) <= 4 and len(self.rows) <= 9
        return sum(map(len, self.words)) < 700


def shown(block: Raw, lang: str) -> list[Shown]:
    """A part of a pack; a course or a plan is a chart, then the table that says it."""
    return _KINDS[block["kind"]](block, lang)


def _table(block: Raw, _lang: str) -> list[Shown]:
    columns = block["columns"]
    head = [column["title"] for column in columns]
    ends = frozenset(n for n, column in enumerate(columns) if column["align"] == "end")
    return [Shown(block["title"], [head, *block["rows"]], ends, note=block["note"])]


def _rulers(block: Raw, _lang: str) -> list[Shown]:
    """Its note tells marks that a bar chart has not."""
    label, course, now, target, state = block["columns"]
    told = block["rows"]
    rows = [[label, now, target, state]]
    rows += [[one["label"], one["now_text"], one["target_text"], one["state_text"]] for one in told]
    known = [one for one in told if one["now"] is not None]
    chart = Shown(
        block["title"] or course,
        categories=[one["label"] for one in known],
        bars=[
            (now, [100 * max(one["now"], 0.0) for one in known], ACCENT),
            (
                target,
                [100 * max((one["target"] or 0.0) - max(one["now"], 0.0), 0.0) for one in known],
                BAND,
            ),
        ],
    )
    said = Shown(block["title"], rows, frozenset({1, 2}))
    return [chart, said] if known else [said]


def _plan(block: Raw, lang: str) -> list[Shown]:
    label, team, _axis, promised, expected, state = block["columns"]
    told = block["rows"]
    rows = [[label, team, promised, expected, state]]
    rows += [
        [
            f"{one['code']} {one['label']}", one["team"], one["promised_text"],
            one["expected_text"], one["state_text"],
        ]
        for one in told
    ]  # fmt: skip
    known = [one for one in told if one["start"] is not None and one["end"] is not None]
    late = [max((one["late"] or one["end"]) - one["end"], 0.0) for one in known]
    chart = Shown(
        block["title"],
        categories=[_short(f"{one['code']} {one['label']}") for one in known],
        bars=[
            ("", [100 * one["start"] for one in known], None),
            (expected, [100 * max(one["end"] - one["start"], 0.01) for one in known], ACCENT),
            (LATEST[lang], [100 * one for one in late], BAND),
        ],
    )
    said = Shown(block["title"], rows)
    return [chart, said] if known else [said]


def _short(name: str) -> str:
    """Cut at a word, and seen to be cut."""
    return name if len(name) <= NAME else f"{name[:NAME].rsplit(' ', 1)[0]}…"


def _series(block: Raw, _lang: str) -> list[Shown]:
    said = [block["last_text"], *([block["target_text"]] if block["target_text"] else [])]
    points = [(float(x), float(y)) for x, y in block["points"]]
    return [Shown(block["title"], points=points, note=" · ".join(said))]


def _words(block: Raw, _lang: str) -> list[Shown]:
    return [Shown(block["title"], words=list(block["paragraphs"]))]


def _items(block: Raw, _lang: str) -> list[Shown]:
    told = [
        f"{n}. {head}\n{rest}".strip() for n, (head, rest) in enumerate(block["items"], start=1)
    ]
    return [Shown(block["title"], words=told)]


def _facts(block: Raw, lang: str) -> list[Shown]:
    colon = COLON[lang]
    told = [f"{label}{colon}{value} {note}".strip() for label, value, note, _ in block["items"]]
    return [Shown("", words=told)]


def _chances(block: Raw, _lang: str) -> list[Shown]:
    """A bar a promise, in chances out of ten, with its figure; those that are unsure in another colour."""
    told = block["rows"]
    tenths = [10 * one["share"] for one in told]
    sure = [0.0 if one["is_low"] else chance for one, chance in zip(told, tenths, strict=True)]
    low = [chance if one["is_low"] else 0.0 for one, chance in zip(told, tenths, strict=True)]
    return [
        Shown(
            block["title"],
            categories=[f"{_short(one['label'])} · {one['day']}" for one in told],
            bars=[(block["columns"][2], sure, ACCENT), ("", low, SIGNAL)],
            note=block["note"],
            top=10.0,
        )
    ]


def _scale(block: Raw, _lang: str) -> list[Shown]:
    """From nothing to P10 is not drawn; P10 to P50 and P50 to P90 are, in the unit of the quantity."""
    low, mid, high = block["names"]
    points = [one["points"] for one in block["rows"]]
    said = [
        f"{n} {text}"
        for one in block["rows"]
        for n, text in zip(block["names"], one["texts"], strict=True)
    ]
    return [
        Shown(
            block["title"],
            categories=[one["label"] for one in block["rows"]],
            bars=[
                ("", [one[0] for one in points], None),
                (f"{low} – {mid}", [one[1] - one[0] for one in points], BAND),
                (f"{mid} – {high}", [one[2] - one[1] for one in points], ACCENT),
            ],
            note=" · ".join(said) + ". " + block["note"],
        )
    ]


_KINDS = {
    "table": _table,
    "rulers": _rulers,
    "plan": _plan,
    "series": _series,
    "words": _words,
    "items": _items,
    "facts": _facts,
    "chances": _chances,
    "scale": _scale,
}
