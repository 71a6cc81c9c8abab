"""Where a table is read: a connection of this installation, an address, or files."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import click

from passerelle.cli.opening import acting, open_house, stop
from passerelle.cli.passwords import password_from
from passerelle.connect.warehouse.source import Kind, Source

KINDS = {
    "postgres": Kind.POSTGRES,
    "postgresql": Kind.POSTGRES,
    "spark": Kind.SPARK,
    "sc": Kind.SPARK,
    "clickhouse": Kind.CLICKHOUSE,
    "bigquery": Kind.BIGQUERY,
    "snowflake": Kind.SNOWFLAKE,
}
ENDINGS = {".duckdb": Kind.DUCKDB, ".parquet": Kind.PARQUET, ".csv": Kind.CSV}


def place_of(name: str, table: str, *, file: Path | None, as_email: str | None) -> Source:
    """The table that `--from` and `--table` name; leaves with a sentence when there is none."""
    if "://" in name:
        return _at(name, table, file=file)
    path = Path(name)
    if path.exists() and ("/" in name or path.suffix.lower() in ENDINGS):
        return Source(_kind_of(path), str(path), table)
    return _kept(name, table, as_email=as_email)


def _at(address: str, table: str, *, file: Path | None) -> Source:
    """An address without its password, which other people of this machine would read in the list of commands."""
    where = urlsplit(address)
    kind = KINDS.get(where.scheme)
    if kind is None:
        known = ", ".join(KINDS)
        raise click.BadParameter(f"“{where.scheme}” is none of {known}.", param_hint="--from")
    if where.password or re.search(r"[?&]password=", address):
        raise click.BadParameter(
            "an address on the command line is seen by others: take the password out of it"
            " (--password-file, or it is asked for).",
            param_hint="--from",
        )
    if not table:
        raise click.BadParameter("Say which one: schema.table.", param_hint="--table")
    who = f"{where.username}@{where.hostname or kind}" if where.username else ""
    return Source(kind, address, table, password=password_from(file, who=who))


def _kind_of(path: Path) -> Kind:
    """By its ending; a folder holds Parquet files, or else CSV."""
    if path.is_dir():
        return Kind.PARQUET if any(path.rglob("*.parquet")) else Kind.CSV
    if path.suffix.lower() not in ENDINGS:
        known = ", ".join(ENDINGS)
        raise click.BadParameter(f"{path} ends in none of {known}.", param_hint="--from")
    return ENDINGS[path.suffix.lower()]


def _kept(name: str, table: str, *, as_email: str | None) -> Source:
    open_house()
    from passerelle.people.may import may
    from passerelle.sources.models import Connection
    from passerelle.sources.places.source import source_of

    by = acting(as_email)
    if not may(by, "connection.write"):
        stop(f"{by.email} may not read connections.", "Give `--as EMAIL` of someone who may.")
    of = Connection.objects.filter(name=name).first()
    if of is None:
        stop(
            f"There is no connection “{name}”, and no file of that name.",
            "`passerelle connect list` names them.",
        )
    return source_of(of, table)
