"""The explorable chart of a measure, as a Vega-Lite specification. Colours are the page's: marks only name styles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

HEIGHT, OVERVIEW = 300, 56
Spec = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its name, and [ISO day or hour, value, the words that say it]."""

    name: str
    points: Sequence[tuple[str, float | None, str]]


def specification(
    lines: Sequence[Line], *, target: float | None = None, events: Sequence[str] = ()
) -> Spec:
    """The detail above, the whole below: dragging over the whole chooses what the detail shows."""
    values = [
        {"on": _clock(on), "value": value, "line": line.name, "said": said}
        for line in lines
        for on, value, said in line.points
    ]
    marks = [*_lines(len(lines)), *_target(target), *_events(events), _pointed()]
    return {
        "data": {"values": values},
        "vconcat": [
            {"height": HEIGHT, "width": 600, "layer": marks},
            _whole(),
        ],
    }


def _clock(on: str) -> str:
    """A day is read as local midnight: without a time a browser would take it for UTC."""
    return on if "T" in on else f"{on}T00:00"


def _time(brush: str = "") -> Spec:
    scale = {"scale": {"domain": {"param": brush}}} if brush else {}
    return {"field": "on", "type": "temporal", "title": None, **scale}


def _value(**more: Any) -> Spec:
    return {"field": "value", "type": "quantitative", "title": None, **more}


def _lines(count: int) -> list[Spec]:
    encoding = {
        "x": _time("chosen"),
        "y": _value(scale={"zero": False}),
        "detail": {"field": "line"},
    }
    mark = {"type": "line", "clip": True}
    if count == 1:
        return [{"mark": {**mark, "style": "reading"}, "encoding": encoding}]
    chosen = {
        "mark": {**mark, "style": "chosen"},
        "transform": [{"filter": {"param": "pointed", "empty": False}}],
        "encoding": encoding,
    }
    return [{"mark": {**mark, "style": "part"}, "encoding": encoding}, chosen]


def _target(value: float | None) -> list[Spec]:
    if value is None:
        return []
    one = {"data": {"values": [{"target": value}]}, "mark": {"type": "rule", "style": "target"}}
    return [{**one, "encoding": {"y": {"field": "target", "type": "quantitative"}}}]


def _events(days: Sequence[str]) -> list[Spec]:
    """Dated facts; their words are said by the point that they fall on."""
    if not days:
        return []
    rule = {"mark": {"type": "rule", "style": "event", "clip": True}}
    values = [{"on": _clock(on)} for on in days]
    return [{**rule, "data": {"values": values}, "encoding": {"x": _time("chosen")}}]


def _pointed() -> Spec:
    """What the pointer is nearest to: its line stands out, its words are said."""
    select = {
        "type": "point",
        "on": "pointermove",
        "clear": "pointerout",
        "nearest": True,
        "fields": ["line"],
    }
    return {
        "params": [{"name": "pointed", "select": select}],
        "mark": {"type": "point", "style": "point", "clip": True},
        "encoding": {"x": _time("chosen"), "y": _value(), "tooltip": {"field": "said"}},
    }


def _whole() -> Spec:
    return {
        "height": OVERVIEW,
        "width": 600,
        "params": [{"name": "chosen", "select": {"type": "interval", "encodings": ["x"]}}],
        "mark": {"type": "line", "style": "whole"},
        "encoding": {
            "x": _time(),
            "y": _value(axis=None, scale={"zero": False}),
            "detail": {"field": "line"},
        },
    }
