"""`passerelle import KIND FILE`: pour in what the company already has."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from passerelle.cli.opening import as_option, json_option, open_house
from passerelle.cli.pouring import pairs_of, pour_in

a_file = click.Path(exists=True, dir_okay=False, path_type=Path)
dry_option = click.option(
    "--dry-run", is_flag=True, help="Say what would be written; write nothing."
)


@click.group("import")
def import_command() -> None:
    """Pour in files: a tracker, a measure, initiatives, objectives, people, dated events."""


@import_command.command("tracker")
@click.argument("files", nargs=-1, required=True, type=a_file)
@click.option("--team", metavar="NAME", help="The team of every item; made where there is none.")
@click.option(
    "--tz", metavar="ZONE", help="Zone of dates that have none; by default the company's."
)
@click.option(
    "--map",
    "pairs",
    multiple=True,
    metavar="FIELD=COLUMN",
    help="Which column is what; a JSON file of them does too. Kept for the next file of this header.",
)
@dry_option
@as_option
@json_option
def tracker_command(
    files: tuple[Path, ...],
    team: str | None,
    tz: str | None,
    pairs: tuple[str, ...],
    dry_run: bool,
    as_email: str | None,
    as_json: bool,
) -> None:
    """Jira's JSON (with expand=changelog) or CSV, or any CSV or XLSX of work items."""
    said = {"team": team, "tz": tz, "said": pairs_of(pairs)}
    options = {name: value for name, value in said.items() if value}
    pour_in("tracker", files, options, dry_run=dry_run, as_email=as_email, as_json=as_json)


@import_command.command("measure")
@click.argument("file", type=a_file, required=False)
@click.option("--from", "place", metavar="NAME", help="A connection, instead of a file.")
@click.option("--table", default="", metavar="NAME", help="The table of --from.")
@click.option("--name", required=True, help="Name of the measure; made where there is none.")
@click.option(
    "--time", metavar="COL", help="Column of dates; by default the one that looks like it."
)
@click.option("--value", metavar="COL", help="Column of values; by default the first of numbers.")
@click.option("--denominator", metavar="COL", help="What the value is divided by, for a ratio.")
@click.option("--by", metavar="COL,…", help="Dimensions; by default the columns of repeated words.")
@click.option("--formula", type=click.Choice(["sum", "mean", "count", "ratio", "last"]))
@click.option("--unit", help="Unit of the values.")
@click.option(
    "--tz", metavar="ZONE", help="Zone of dates that have none; by default the company's."
)
@click.option(
    "--direction",
    type=click.Choice(["up", "down"]),
    default="up",
    show_default=True,
    help="With --from: which way is better.",
)
@click.option(
    "--cadence",
    type=click.Choice(["day", "week", "month", "quarter"]),
    default="day",
    show_default=True,
    help="With --from: how often it is read again.",
)
@click.option(
    "--hour",
    type=click.IntRange(0, 23),
    default=6,
    show_default=True,
    help="With --from: from this hour on (UTC).",
)
@dry_option
@as_option
@json_option
def measure_command(file: Path | None, place: str | None, **said: Any) -> None:
    """A CSV, XLSX or Parquet of values: a date, a number, and what the number is parted by.

    With --from, a table of a connection: counted where it lies, now, then by its cadence.
    """
    if (file is None) == (place is None):
        raise click.UsageError("Give a file, or --from NAME with --table.")
    there = {key: said.pop(key) for key in ("table", "direction", "cadence", "hour")}
    if place is not None:
        from passerelle.cli.connect.measuring import measure_from

        by = [one.strip() for one in (said["by"] or "").split(",") if one.strip()]
        measure_from(place, said | there | {"by": by})
    elif file is not None:
        _poured(file, **said)


def _poured(file: Path, value: str | None, by: str | None, name: str, **said: Any) -> None:
    how = {key: said.pop(key) for key in ("dry_run", "as_email", "as_json")}
    options = {key: one for key, one in said.items() if one}
    if by is not None:
        options["by"] = [column.strip() for column in by.split(",") if column.strip()]
    options["series"] = [{"column": value, "name": name}]
    pour_in("measure", (file,), options, **how)


def _sheet_command(kind: str, text: str) -> None:
    @import_command.command(kind, help=text)
    @click.argument("file", type=a_file)
    @click.option(
        "--map", "pairs", multiple=True, metavar="FIELD=COLUMN", help="Which column is what."
    )
    @click.option("--sheet", help="Sheet of the workbook; by default the first.")
    @dry_option
    @as_option
    @json_option
    def command(file: Path, pairs: tuple[str, ...], sheet: str | None, **how: Any) -> None:
        options: dict[str, Any] = {"sheet": sheet} if sheet else {}
        if pairs:
            options["said"] = pairs_of(pairs)
        pour_in(kind, (file,), options, **how)


@import_command.command("events")
@click.argument("file", type=a_file)
@click.option("--map", "pairs", multiple=True, metavar="FIELD=COLUMN", help="Which column is what.")
@click.option("--sheet", help="Sheet of the workbook; by default the first.")
@click.option(
    "--kind",
    metavar="KIND",
    help="Kind of the events that name none: release, tracker, price, campaign, experiment,"
    " holiday, outage, competitor, law, other.",
)
@click.option(
    "--tz", metavar="ZONE", help="Clock on which moments become days; by default the company's."
)
@dry_option
@as_option
@json_option
def events_command(file: Path, pairs: tuple[str, ...], kind: str | None, **said: Any) -> None:
    """Dated events: a CSV or XLSX of day, kind and name, or a calendar (.ics)."""
    how = {key: said.pop(key) for key in ("dry_run", "as_email", "as_json")}
    options = {key: one for key, one in said.items() if one}
    if kind:
        options["as_kind"] = _kind_of_event(kind)
    if pairs:
        options["said"] = pairs_of(pairs)
    pour_in("events", (file,), options, **how)


def _kind_of_event(text: str) -> str:
    open_house()
    from passerelle.kpis.models import DatedEvent

    known: list[str] = DatedEvent.Kind.values
    if text not in known:
        raise click.BadParameter(f"“{text}” is none of {', '.join(known)}.", param_hint="--kind")
    return text


_sheet_command("initiatives", "Initiatives, from a CSV or an XLSX with a header.")
_sheet_command("objectives", "Objectives, or key results with their objective.")
_sheet_command("people", "People, teams or products.")
