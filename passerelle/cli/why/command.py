"""`passerelle why`: did it move, since when, by how much, and which kind of cause?"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from passerelle.cli.opening import as_option, json_option, stop
from passerelle.cli.passwords import password_option

if TYPE_CHECKING:
    from passerelle.cli.why.asked import Asked
    from passerelle.connect.warehouse.source import Source
    from passerelle.engine.explain.answer.question import Role

BAD_INPUT = 1
ROLES = ("independent", "upstream", "downstream", "pipeline", "peer")
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("why")
@click.argument("files", nargs=-1, type=_FILE, metavar="NOW [BEFORE]")
@click.option("--measure", metavar="COL", help="The column that is measured.")
@click.option("--total", metavar="COL", help="What it is divided by, when it is a ratio.")
@click.option("--by", metavar="COL,...", help="The columns to break it down by.")
@click.option("--time", metavar="COL", help="The column that holds the date.")
@click.option(
    "--day-first/--month-first", "dayfirst", default=None, help="How 01/02/2026 is meant."
)
@click.option(
    "--since", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Ask from this day."
)
@click.option(
    "--events", multiple=True, type=_FILE, help="Dated events: day,kind,name[,where,ends] or .ics."
)
@click.option(
    "--against",
    multiple=True,
    metavar="[ROLE:]FILE",
    help=f"Another series by day, and what it is to the measure: {', '.join(ROLES)}.",
)
@click.option(
    "--from",
    "place",
    metavar="PLACE",
    help="A table where it lies: a connection, an address without its password, a DuckDB or Parquet file.",
)
@click.option("--table", default="", metavar="NAME", help="The table of --from: schema.name.")
@password_option
@as_option
@click.option("--lang", type=click.Choice(["fr", "en"]), help="By default that of the terminal.")
@click.option("--html", type=click.Path(dir_okay=False, path_type=Path), help="Write one page.")
@click.option("--sample", is_flag=True, help="Try it on a simulated company, without any file.")
@json_option
def why_command(files: tuple[Path, ...], html: Path | None, as_json: bool, **given: Any) -> None:
    """Why did a measure move? Two files (now, before), or one with a date, and no account.

    CSV (packed or not), Excel and Parquet; with --from, a table where it lies. Columns are guessed, and the
    guesses said.
    """
    sample, place = given["sample"], given["place"]
    if place and (files or sample):
        raise click.UsageError("Give files, or --from, or --sample: one of the three.")
    if not sample and not place and not 1 <= len(files) <= 2:
        raise click.UsageError(
            "Give one file with a date, or two: now, then before. Or --from, or --sample."
        )
    from passerelle.cli.light import default_language, speaking

    there = _place(given) if place else None
    lang = given["lang"] or default_language()
    with speaking(lang), tempfile.TemporaryDirectory() as folder:
        from passerelle.cli.why.running import Out, run

        run(_asked(files, there, given), Path(folder), Out(html, as_json, sample))


def _place(given: Mapping[str, Any]) -> Source:
    from passerelle.cli.why.places import place_of

    how = {"file": given["password_file"], "as_email": given["as_email"]}
    return place_of(given["place"], given["table"], **how)


def _asked(files: tuple[Path, ...], place: Source | None, given: Mapping[str, Any]) -> Asked:
    from passerelle.cli.why.asked import Asked

    by, since = given["by"], given["since"]
    return Asked(
        files=files,
        measure=given["measure"],
        total=given["total"],
        by=tuple(c.strip() for c in by.split(",") if c.strip()) if by is not None else None,
        time=given["time"],
        since=since.date() if since else None,
        events=given["events"],
        against=tuple(_witness(text) for text in given["against"]),
        dayfirst=given["dayfirst"],
        place=place,
    )


def _witness(text: str) -> tuple[Role, Path]:
    """`role:FILE`, or a file alone: the same thing counted elsewhere."""
    from passerelle.engine.explain.answer.question import Role

    role, sign, rest = text.partition(":")
    known = sign and role in ROLES
    path = Path(rest if known else text)
    if not path.is_file():
        hint = f"Write it as ROLE:FILE, the role being one of: {', '.join(ROLES)}."
        stop(f"There is no file {path}.", hint, code=BAD_INPUT)
    return (Role(role) if known else Role.INDEPENDENT, path)
