"""Dated events from a sheet or a calendar: each is written once, and again only where it changed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from passerelle.connect.events import kind_of_words
from passerelle.kernel.digest import digest
from passerelle.kpis.actions import change_event, write_event
from passerelle.kpis.models import DatedEvent, Measure
from passerelle.kpis.queries.events import may_change
from passerelle.kpis.segments import SegmentError, read_segment
from passerelle.sources.sheets.choices import choice, known
from passerelle.sources.sheets.desk import Desk
from passerelle.sources.sheets.reading import Line
from passerelle.trail.actions import snapshot

Source, Kind = DatedEvent.Source, DatedEvent.Kind


def write(desk: Desk, lines: list[Line]) -> None:
    for line in lines:
        with desk.row(line):
            _event(desk, line)


def _event(desk: Desk, line: Line) -> None:
    facts = _facts(desk, line)
    key = {"source": _source(line), "uid": _identifier(line, facts)}
    row = DatedEvent.objects.select_related("measure").filter(**key).first()
    asked = DatedEvent(measure=facts.get("measure"), product=facts.get("product"))
    for one in (row, asked):
        if one is not None and not may_change(desk.by, one):
            raise desk.leave_out("not-yours", line)
    if line.get("repeats"):
        desk.tell("repeats", line, "day")
    if row is None:
        desk.created(write_event(by=desk.by, **facts, **key))
        return
    before = snapshot(row)
    desk.compared(change_event(row, by=desk.by, **facts), before)


def _facts(desk: Desk, line: Line) -> dict[str, Any]:
    """What the line says; a sheet's empty cell leaves what is there, a calendar says it all."""
    on, end = line.get("day"), line.get("ends")
    if end is not None and end < on:
        raise desk.leave_out("dates-in-disorder", line, "ends")
    measure = _measure(desk, line)
    facts: dict[str, Any] = {"on": on, "label": line.get("name")[:80], "kind": _kind(desk, line)}
    if "ends" in line.values:
        facts["end"] = None if end == on else end
    if where := _segment(desk, line, measure):
        facts["where"] = where
    if note := line.get("note"):
        facts["note"] = note[:2000]
    product = measure.product if measure else desk.product(line) or desk.of.product
    if measure is not None:
        facts["measure"] = measure
    if product is not None:
        facts["product"] = product
    return facts


def _kind(desk: Desk, line: Line) -> str:
    """The kind that its words name, else the one that the person gave for those that name none."""
    word = line.get("kind")
    told: Iterable[str] = (word,) if word else line.get("categories") or ()
    for one in told:
        if found := choice(Kind, one) or kind_of_words(one):
            return found
    if word:
        raise desk.leave_out("unknown-choice", line, "kind", found=word[:80], known=known(Kind))
    given = desk.of.option("as_kind") or ("" if line.get("kind") else _spoken(line))
    if given not in Kind.values:
        raise desk.leave_out("no-kind", line, "kind", known=known(Kind))
    return str(given)


def _spoken(line: Line) -> str:
    """In a calendar without categories, the kind that the name itself says."""
    return kind_of_words(line.get("name")) or "" if "categories" in line.values else ""


def _measure(desk: Desk, line: Line) -> Measure | None:
    """The measure named: without it the event would be set on every measure, so the row is left out."""
    word = line.get("measure")
    if word is None:
        return None
    found: Measure | None = desk.named(Measure, word, "name", "slug")
    if found is None:
        raise desk.leave_out("no-such-measure", line, "measure", found=word[:80])
    return found


def _segment(desk: Desk, line: Line, measure: Measure | None) -> dict[str, str]:
    try:
        where = read_segment(line.get("where") or "")
    except SegmentError as bad:
        raise desk.leave_out("not-a-segment", line, "where", found=bad.part) from bad
    for name in where if measure is not None else ():
        if name not in measure.dimensions:  # type: ignore[union-attr]
            dimensions = ", ".join(measure.dimensions) or "—"  # type: ignore[union-attr]
            raise desk.leave_out("no-dimension", line, "where", found=name, known=dimensions)
    return where


def _source(line: Line) -> str:
    return Source.CALENDAR if "uid" in line.values else Source.SHEET


def _identifier(line: Line, facts: dict[str, Any]) -> str:
    """Its own, else the day, the kind, the name and what it concerns: the same line is the same event."""
    uid: str = line.get("uid") or ""
    if 0 < len(uid) <= 255:
        return uid
    concern = [getattr(facts.get(name), "pk", None) for name in ("measure", "product")]
    return digest([uid] if uid else [_told(facts), facts.get("where", {}), concern])


def _told(facts: dict[str, Any]) -> list[str]:
    return [facts["on"].isoformat(), facts["kind"], facts["label"].casefold()]
