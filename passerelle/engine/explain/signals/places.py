"""Where it moved, as a clue of why: software fails by version and device, people choose by channel and plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from passerelle.engine.explain.answer.question import Floats, Question, Reading
from passerelle.engine.explain.answer.shapes import Fact, Movement, Signal
from passerelle.engine.explain.cells.shapes import Cell, Localisation
from passerelle.engine.explain.signals.likelihoods import mark
from passerelle.engine.explain.signals.size import measured
from passerelle.engine.explain.signals.windows import Change, Window, chance

TECHNICAL = re.compile(
    r"version|build|sdk|track|traceur|tag|devi|browser|appareil|terminal|navig|agent|os$|plat.?form|consent|cookie|schema|source.?file|server",
    re.IGNORECASE,
)
NAMELESS = re.compile(
    r"^(unknown|null|none|nan|n/?a|other|undefined|inconnue?|\(not set\)|not set|-|)$",
    re.IGNORECASE,
)
WIDEST = 60
"""Dimensions with more values than this are left to the localisation."""
LEAST = 0.01
"""Share of the measure under which a value is not looked at."""
LATELY = 14
"""Days that count as lately: a value that is new may be small in the whole past."""
CLEAR = 4.0
"""Standard errors by which one value must move apart from the others, to be told."""
RARE = 0.05
"""Chance, over all the values looked at, that calm days part one of them as far: over it, none is told."""
PART = 0.3
"""Share of the whole change that its moving apart must make."""
LONG = 8.0
"""Calm stretches beside each other under which a segment's own past is too short to say that it moved."""
ORDINARY = 0.05
"""Chance on calm days above which the whole has no way that a segment should have gone."""
BOTH = {"technical-place": float(np.log(0.22 * 0.57 / 0.01))}
"""A fault that makes half of the move is the place less often (0.22 instead of 0.30), and the other cause leaves
no place of its own in 57 cases of 100 (by their priors: our own change 44, the outside 53, other people 80)."""
SIDE_BY_SIDE = "\u202f×\u202f"
"""Between the values of one segment."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value of one dimension: its own sums and totals by day, and those of all others."""

    dimension: str
    name: str
    sums: Floats
    totals: Floats | None
    rest: Floats
    rest_totals: Floats | None

    @property
    def weight(self) -> float:
        return float(self.sums.sum() / (self.sums.sum() + self.rest.sum()))

    def apart(self, window: Window) -> Change:
        """How much more it moved than the others (logarithm)."""
        if self.totals is None or self.rest_totals is None:
            return window.log_change(self.sums, self.rest)
        return window.log_change(ratio(self.sums, self.totals), ratio(self.rest, self.rest_totals))


def values(reading: Reading) -> Iterator[Value]:
    """Every value that holds one per cent of the measure, or did lately, and less than all of it."""
    whole, totals = reading.sums.sum(axis=1), reading.totals
    all_totals = None if totals is None else totals.sum(axis=1)
    for axis, dimension in enumerate(reading.cube.dimensions):
        names = reading.cube.values[axis]
        if not 2 <= len(names) <= WIDEST:
            continue
        belongs = (reading.cube.codes[:, axis][:, None] == np.arange(len(names))).astype(np.float64)
        sums = reading.sums @ belongs
        parts = None if totals is None else totals @ belongs
        for code, name in enumerate(names):
            recent = sums[-LATELY:, code].sum() >= LEAST * whole[-LATELY:].sum()
            if (recent or _large(sums[:, code], whole)) and sums[:, code].sum() < whole.sum():
                own = None if parts is None else parts[:, code]
                rest = None if own is None or all_totals is None else all_totals - own
                yield Value(dimension, name, sums[:, code], own, whole - sums[:, code], rest)


def _large(sums: Floats, whole: Floats) -> bool:
    return bool(sums.sum() >= LEAST * whole.sum())


def place(question: Question, movement: Movement, cells: Localisation | None) -> tuple[Signal, ...]:
    """The value that moved most apart from the others, if clearly: of a technical dimension or a human one."""
    window = Window.of(len(question.reading.days), movement.start)
    if window is None:
        return ()
    moved = [(value, value.apart(window)) for value in values(question.reading)]
    told = [(value, change) for value, change in moved if change.known]
    # A rise is not where a fall comes from: only values that moved with the measure are places of it.
    way = np.sign(movement.change) or 1.0
    size = abs(measured(movement).size)
    along = [(v, c) for v, c in told if way * c.z > CLEAR and v.weight * abs(c.size) > PART * size]
    if not along:
        return _of_cell(question, movement, cells)
    value, change = max(along, key=lambda pair: abs(pair[1].z))
    if len(told) * chance(change.z, window.apart) > RARE:
        return _of_cell(question, movement, cells)
    code = "technical-place" if TECHNICAL.search(value.dimension) else "human-place"
    facts: dict[str, Fact] = {
        "dimension": value.dimension,
        "value": value.name,
        "change": change.size,
        "z": change.z,
    }
    both = BOTH.get(code) if told_apart(question, movement, cells) else None
    return (Signal(code, mark(code), facts, both=both),)


def apart(question: Question, movement: Movement, cells: Localisation | None) -> tuple[Signal, ...]:
    """A recorded segment moved as its own calm days do not: something happened, even where the whole is
    too unsteady to show it. Nothing is said on a short past, whose calm days are too few."""
    cell = told_apart(question, movement, cells)
    if cell is None:
        return ()
    facts: dict[str, Fact] = {
        "segment": SIDE_BY_SIDE.join(value for _, value in cell.where),
        "change": float(np.log(cell.actual / cell.expected)),
        "p": movement.p,
    }
    return (Signal("apart", mark("apart"), facts),)


def told_apart(question: Question, movement: Movement, cells: Localisation | None) -> Cell | None:
    """The named segment that tells most: it moved with the measure, unless the measure hardly moved."""
    window = Window.of(len(question.reading.days), movement.start)
    if cells is None or window is None or window.apart < LONG:
        return None
    clear = movement.p <= ORDINARY
    told = [
        cell
        for cell in cells.cells
        if cell.actual > 0
        and cell.expected > 0
        and (not clear or (cell.actual - cell.expected) * movement.change > 0)
    ]
    return max(told, key=lambda cell: cell.gain, default=None)


def _of_cell(
    question: Question, movement: Movement, cells: Localisation | None
) -> tuple[Signal, ...]:
    """What the dimensions of a segment that crosses several say; nothing where they are as many of each sort."""
    cell = told_apart(question, movement, cells)
    if cell is None:
        return ()
    technical = sum(bool(TECHNICAL.search(dimension)) for dimension, _ in cell.where)
    if 2 * technical == len(cell.where):
        return ()
    code = "technical-place" if 2 * technical > len(cell.where) else "human-place"
    facts: dict[str, Fact] = {
        "dimension": SIDE_BY_SIDE.join(dimension for dimension, _ in cell.where),
        "value": SIDE_BY_SIDE.join(value for _, value in cell.where),
        "change": float(np.log(cell.actual / cell.expected)),
        "z": float(np.sign(cell.actual - cell.expected) * np.sqrt(2 * max(cell.gain, 0.0))),
    }
    return (Signal(code, mark(code), facts, both=BOTH.get(code)),)


def new_values(
    question: Question, movement: Movement, cells: Localisation | None
) -> tuple[Signal, ...]:
    """A value never seen before the break, or a nameless one (unknown, null) whose share jumps."""
    window = Window.of(len(question.reading.days), movement.start)
    if window is None:
        return ()
    found = []
    for value in values(question.reading):
        mass = value.sums if value.totals is None else value.totals
        whole = mass + (value.rest if value.rest_totals is None else value.rest_totals)
        share = window.shift(np.divide(mass, whole, out=np.zeros_like(mass), where=whole > 0))
        facts: dict[str, Fact] = {
            "dimension": value.dimension,
            "value": value.name,
            "share": share.size,
        }
        if NAMELESS.match(value.name) and share.z > CLEAR and share.size > LEAST:
            found.append(Signal("unknown-value", mark("unknown-value"), facts))
        elif not mass[: window.start].any() and share.size > LEAST:
            found.append(Signal("new-value", mark("new-value"), facts))
    return tuple(found[:2])


def bots(question: Question, movement: Movement, cells: Localisation | None) -> tuple[Signal, ...]:
    """In a ratio: one value brings many more trials than before, and they succeed much less."""
    window = Window.of(len(question.reading.days), movement.start)
    if window is None or question.reading.totals is None:
        return ()
    for value in values(question.reading):
        if value.totals is None or value.rest_totals is None:
            continue
        more, less = window.log_change(value.totals, value.rest_totals), value.apart(window)
        if more.z > CLEAR and less.z < -CLEAR and more.size + less.size > -0.3 * more.size:
            facts: dict[str, Fact] = {
                "dimension": value.dimension,
                "value": value.name,
                "more": more.size,
            }
            return (Signal("bots", mark("bots"), {**facts, "ratio": less.size}),)
    return ()


def ratio(top: Floats, bottom: Floats) -> Floats:
    """Day by day; not a number where nothing is divided by."""
    shared: Floats = np.divide(top, bottom, out=np.full(len(top), np.nan), where=bottom > 0)
    return shared
