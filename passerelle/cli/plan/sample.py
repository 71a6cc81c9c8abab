"""A sample to try: what a simulated shop wants of its next year, as two files."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from passerelle.arbitration.sheet import said
from passerelle.engine.worlds import wishes


def write_sample(folder: Path, *, quiet: bool) -> tuple[Path, Path, float]:
    """The sheet, the capacity, and the money to spend in thousands."""
    sheet, capacity = folder / "initiatives.csv", folder / "capacite.csv"
    _write(wishes.sheet(), sheet)
    _write(wishes.capacity(), capacity)
    if not quiet:
        click.echo(said.samples(str(folder)), err=True)
    return sheet, capacity, wishes.CASH


def _write(rows: Iterable[Sequence[str]], path: Path) -> None:
    """With semicolons and a mark of encoding: a French spreadsheet opens it as it is."""
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        csv.writer(file, delimiter=";").writerows(rows)
