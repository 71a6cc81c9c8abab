"""A sample to try: the sign-ups of the simulated company, with a fault planted in them."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from passerelle.cli.why.asked import Asked
from passerelle.engine.explain.answer.question import Role
from passerelle.engine.worlds.belvedere.calendar import Calendar
from passerelle.engine.worlds.belvedere.facts.kpis import DatedEvent
from passerelle.engine.worlds.belvedere.kpis.audience import audience
from passerelle.engine.worlds.belvedere.kpis.catalogue import catalogue

TODAY = dt.date(2026, 11, 20)


def write_sample(folder: Path, *, lang: str, seed: int = 2026) -> Asked:
    """Sign-ups by day and segment, accounts really made as a witness and the dates of the tracker, as plain files."""
    cal = Calendar(TODAY)
    site = audience(cal, seed=seed)
    signups, accounts = folder / "inscriptions.csv", folder / "comptes.csv"
    _write(site.table.columns, signups)
    made = site.table.columns["inscriptions"] + site.lost_signups
    _write({"date": site.table.columns["date"], "comptes": made}, accounts)
    events = folder / "evenements.csv"
    _write_events(catalogue(cal).events, events, lang=lang)
    return Asked(
        files=(signups,),
        measure="inscriptions",
        total="visites",
        by=("canal", "pays", "appareil", "consentement"),
        time="date",
        events=(events,),
        against=((Role.INDEPENDENT, accounts),),
    )


def _write(columns: Mapping[str, NDArray[Any]], path: Path) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(zip(*(column.tolist() for column in columns.values()), strict=True))


def _write_events(events: tuple[DatedEvent, ...], path: Path, *, lang: str) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["day", "kind", "name", "ends"])
        for event in events:
            if event.kind == "tracking":
                label = event.label.fr if lang == "fr" else event.label.en
                writer.writerow([event.on, "tracker", label, event.end or ""])
