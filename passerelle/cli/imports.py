"""`passerelle import KIND FILE`: pour in what the company already has."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from passerelle.cli.opening import acting, as_option, json_option, open_house, stop
from passerelle.cli.progress import bar

ROWS_REFUSED = 1
"""Exit code when the file was poured in, but for some rows."""
FILE_REFUSED = 2
"""Exit code when a file could not be used: nothing of it was written."""

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
    said = {"team": team, "tz": tz, "said": _pairs(pairs)}
    options = {name: value for name, value in said.items() if value}
    _pour("tracker", files, options, dry_run=dry_run, as_email=as_email, as_json=as_json)


@import_command.command("measure")
@click.argument("file", type=a_file)
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
@dry_option
@as_option
@json_option
def measure_command(file: Path, value: str | None, by: str | None, name: str, **said: Any) -> None:
    """A CSV, XLSX or Parquet of values: a date, a number, and what the number is parted by."""
    how = {key: said.pop(key) for key in ("dry_run", "as_email", "as_json")}
    options = {key: one for key, one in said.items() if one}
    if by is not None:
        options["by"] = [column.strip() for column in by.split(",") if column.strip()]
    options["series"] = [{"column": value, "name": name}]
    _pour("measure", (file,), options, **how)


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
            options["said"] = _pairs(pairs)
        _pour(kind, (file,), options, **how)


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
        options["said"] = _pairs(pairs)
    _pour("events", (file,), options, **how)


def _kind_of_event(text: str) -> str:
    open_house()
    from passerelle.kpis.models import DatedEvent

    known: list[str] = DatedEvent.Kind.values
    if text not in known:
        raise click.BadParameter(f"“{text}” is none of {', '.join(known)}.", param_hint="--kind")
    return text


def _pairs(texts: tuple[str, ...]) -> dict[str, str]:
    """FIELD=COLUMN, one by one or in a JSON file of {"FIELD": "COLUMN"}."""
    found: dict[str, str] = {}
    for text in texts:
        if "=" in text or not Path(text).is_file():
            found |= dict([_pair(text)])
            continue
        try:
            told = json.loads(Path(text).read_text(encoding="utf-8"))
        except (ValueError, OSError) as bad:
            raise click.BadParameter(
                f"“{text}” is not a JSON file: {bad}", param_hint="--map"
            ) from bad
        if not isinstance(told, dict) or not all(isinstance(one, str) for one in told.values()):
            raise click.BadParameter(
                f'“{text}” must hold {{"FIELD": "COLUMN"}}.', param_hint="--map"
            )
        found |= told
    return found


def _pair(text: str) -> tuple[str, str]:
    name, found, column = text.partition("=")
    if not found:
        raise click.BadParameter(f"“{text}” is not FIELD=COLUMN.", param_hint="--map")
    return name.strip(), column.strip()


_sheet_command("initiatives", "Initiatives, from a CSV or an XLSX with a header.")
_sheet_command("objectives", "Objectives, or key results with their objective.")
_sheet_command("people", "People, teams or products.")


def _pour(
    kind: str,
    files: tuple[Path, ...],
    options: dict[str, Any],
    *,
    dry_run: bool,
    as_email: str | None,
    as_json: bool,
) -> None:
    """Each file in turn; leave with the worst of their codes."""
    open_house()
    by = acting(as_email)
    results = [_one(kind, file, options, by=by, dry_run=dry_run) for file in files]
    if as_json:
        click.echo(json.dumps(results, default=str, ensure_ascii=False))
    else:
        _table(results, dry_run=dry_run)
    if code := max(result["exit"] for result in results):
        raise SystemExit(code)


def _one(
    kind: str, file: Path, options: dict[str, Any], *, by: Any, dry_run: bool
) -> dict[str, Any]:
    from passerelle.kernel.errors import DomainError, InputError
    from passerelle.people.may import may
    from passerelle.sources.actions import pour
    from passerelle.sources.actions.mapped import map_columns
    from passerelle.sources.actions.receive import blocks_of, interrupted, receive
    from passerelle.sources.report import reasons
    from passerelle.sources.sentences import said

    if not may(by, "import.run"):
        stop(f"{by.email} may not pour in files.", "Give `--as EMAIL` of someone who may.")
    killed = None if dry_run else interrupted(kind, file, by=by, options=options)
    of = killed or receive(kind, blocks_of(file), name=file.name, by=by, options=options)
    verb = pour.check if dry_run else pour.run
    try:
        if kind == "tracker":
            map_columns(of, options.get("said", {}), by=by, is_kept=not dry_run)
        with bar(file.name) as progress:
            outcome = verb(of, by=by, progress=progress)
    except InputError as error:
        lines = [said(one).line for one in reasons(error)]
        return {"file": file.name, "exit": FILE_REFUSED, "refusal": lines[0], "problems": lines[1:]}
    except DomainError as error:
        refusal = f"{error.message} {error.hint}".strip()
        return {"file": file.name, "exit": FILE_REFUSED, "refusal": refusal}
    problems = [said(one).line for one in outcome.problems]
    code = ROWS_REFUSED if outcome.refused else 0
    return {
        "file": file.name,
        "import": of.pk,
        "state": of.state,
        **of.counts,
        "problems": problems,
        "exit": code,
    }


SHOWN = 20
"""Problems printed for each file; `--json` gives them all."""


def _table(results: list[dict[str, Any]], *, dry_run: bool) -> None:
    from rich.console import Console
    from rich.table import Table

    counts = ("read", "created", "updated", "unchanged", "refused", "changes")
    done = [result for result in results if "refusal" not in result]
    if done:
        table = Table("file", *counts, title="Would be written" if dry_run else None)
        for result in done:
            table.add_row(result["file"], *(str(result.get(name, "")) for name in counts))
        Console().print(table)
    for result in results:
        if "refusal" in result:
            click.echo(result["refusal"], err=True)
        for line in result.get("problems", [])[:SHOWN]:
            click.echo(line, err=True)
        if (left := len(result.get("problems", [])) - SHOWN) > 0:
            click.echo(f"… and {left} more: `--json` lists them all.", err=True)
        if "refusal" in result:
            click.echo("Nothing of this file was written.", err=True)
