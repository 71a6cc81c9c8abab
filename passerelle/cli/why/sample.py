"""A sample to try: the sign-ups of the simulated company, with a fault planted in them."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

from passerelle.cli.why.asked import Asked
from passerelle.engine.explain.answer.question import Role
from passerelle.engine.worlds.belvedere.calendar import Calendar
from passerelle.engine.worlds.belvedere.facts.kpis import DatedEvent, Table
from passerelle.engine.worlds.belvedere.kpis.audience import audience
from passerelle.engine.worlds.belvedere.kpis.catalogue import catalogue
from passerelle.engine.worlds.belvedere.kpis.series import tables

TODAY = dt.date(2026, 11, 20)
_KINDS = {"tracking": "tracker", "other": ""}


def write_sample(folder: Path, *, lang: str, seed: int = 2026) -> Asked:
    """Sign-ups by day and segment, activations as a witness and the dated events, as plain files."""
    cal = Calendar(TODAY)
    signups, activations = folder / "inscriptions.csv", folder / "activations.csv"
    _write(audience(cal, seed=seed).table, signups)
    _write(tables(cal, seed=seed)["activation"], activations, only=("date", "actives"))
    events = folder / "evenements.csv"
    _write_events(catalogue(cal).events, events, lang=lang)
    return Asked(
        files=(signups,),
        measure="inscriptions",
        by=("canal", "pays", "appareil", "consentement"),
        time="date",
        events=(events,),
        against=((Role.DOWNSTREAM, activations),),
    )


def _write(table: Table, path: Path, *, only: tuple[str, ...] = ()) -> None:
    names = only or tuple(table.columns)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(names)
        writer.writerows(zip(*(table.columns[name].tolist() for name in names), strict=True))


def _write_events(events: tuple[DatedEvent, ...], path: Path, *, lang: str) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["day", "kind", "name", "ends"])
        for event in events:
            kind = _KINDS.get(event.kind, event.kind)
            if kind and event.measure in ("inscriptions", "visites", None):
                label = event.label.fr if lang == "fr" else event.label.en
                writer.writerow([event.on, kind, label, event.end or ""])
