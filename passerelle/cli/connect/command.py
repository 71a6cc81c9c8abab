"""`passerelle connect add|list|try|change|remove`."""

from __future__ import annotations

from typing import Any

import click

from passerelle.cli.opening import as_option, json_option
from passerelle.cli.passwords import password_option

KINDS = "parquet csv duckdb postgres clickhouse bigquery snowflake spark".split()
MODES = ("prefer", "require", "verify-full")
REFUSED = 1
"""Exit code when the place refuses: what was typed is kept, as on the page."""
PLACE = (
    click.option("--path", help="File or folder, within PASSERELLE_TABLES."),
    click.option("--host", help="Machine; account for Snowflake, project for BigQuery."),
    click.option("--port", type=click.IntRange(1, 65535)),
    click.option("--base", help="Database; data set for BigQuery."),
    click.option("--login", help="Role: one that may only read."),
    click.option("--mode", type=click.Choice(MODES), help="Encryption; verify-full by default."),
    click.option("--seconds", type=click.IntRange(1, 3600), help="What a query may take."),
)


def _place(command: Any) -> Any:
    for option in reversed(PLACE):
        command = option(command)
    return command


@click.group("connect")
def connect_command() -> None:
    """Places that hold tables: PostgreSQL, DuckDB, Parquet and CSV files, Spark, ClickHouse, BigQuery, Snowflake.

    Owner, CPO and CTO may. A password is never an argument: it is typed unseen, or comes from --password-file or
    PASSERELLE_CONNECTION_PASSWORD.
    """


@connect_command.command("add")
@click.argument("name")
@click.option("--kind", type=click.Choice(KINDS), required=True)
@_place
@password_option
@click.option("--no-test", is_flag=True, help="Keep it without asking whether it answers.")
@as_option
@json_option
def add_command(name: str, kind: str, **given: Any) -> None:
    """Keep a connection, then ask whether it answers and what it holds."""
    from passerelle.cli.connect.keeping import add

    add(name, kind, given)


@connect_command.command("change")
@click.argument("name")
@click.option("--name", "new_name", metavar="TEXT", help="Another name.")
@_place
@password_option
@click.option("--no-test", is_flag=True, help="Keep it without asking whether it answers.")
@as_option
@json_option
def change_command(name: str, **given: Any) -> None:
    """Say otherwise where it is. Another machine or role asks for the password again."""
    from passerelle.cli.connect.keeping import change

    change(name, given)


@connect_command.command("list")
@as_option
@json_option
def list_command(as_email: str | None, as_json: bool) -> None:
    """Every connection, and how it answered last."""
    from passerelle.cli.connect.telling import tell_all

    tell_all(as_email, as_json=as_json)


@connect_command.command("try")
@click.argument("name")
@click.option("--table", help="Look at the last days that a measure of this table would have.")
@click.option("--time", metavar="COL", help="Column of dates.")
@click.option("--value", metavar="COL", help="Column of values; without it, rows are counted.")
@click.option("--denominator", metavar="COL", help="What the value is divided by.")
@click.option("--by", metavar="COL,…", default="", help="What it is parted by.")
@as_option
@json_option
def try_command(name: str, **given: Any) -> None:
    """Ask whether it answers and what it holds; with --table, what a measure of it would say."""
    from passerelle.cli.connect.trying import attempt

    attempt(name, given)


@connect_command.command("remove")
@click.argument("name")
@as_option
@json_option
def remove_command(name: str, as_email: str | None, as_json: bool) -> None:
    """Delete it and its password; refused while a measure is read from it."""
    from passerelle.cli.connect.keeping import remove

    remove(name, as_email, as_json=as_json)
