"""Checks of the database: how it is opened, whether it answers, its version, its tables, its clock."""

from __future__ import annotations

import zoneinfo
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from django.core.checks import CheckMessage, Error, Warning
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from passerelle.people.actions import second_factor
from passerelle.people.models import Company
from passerelle.sources.places import secret

OLDEST_POSTGRES = 15
DRIFT_SECONDS = 5


def transaction_mode() -> Iterator[CheckMessage]:
    mode = connection.settings_dict["OPTIONS"].get("transaction_mode") or "DEFERRED"
    if connection.vendor == "sqlite" and mode.upper() == "DEFERRED":
        yield Error(
            "SQLite is opened DEFERRED: a third of the requests would find the database locked.",
            hint="Keep `transaction_mode: IMMEDIATE` in the database settings.",
            id="passerelle.E002",
        )


def exists() -> bool:
    """False before the first run on SQLite: there is no file yet, and looking must not create it."""
    name = str(connection.settings_dict["NAME"])
    return connection.vendor != "sqlite" or "mode=memory" in name or Path(name).exists()


def reachable() -> Iterator[CheckMessage]:
    if not exists():
        return
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        reason = str(error).strip().splitlines() or [""]
        yield Error(
            f"The database does not answer: {reason[0]}",
            hint="Check DATABASE_URL and that the server runs; with SQLite, that the data folder exists.",
            id="passerelle.E009",
        )


def version() -> Iterator[CheckMessage]:
    if connection.vendor != "postgresql":
        return
    major = connection.connection.info.server_version // 10_000
    if major < OLDEST_POSTGRES:
        yield Error(
            f"PostgreSQL {major} is too old.",
            hint=f"Upgrade the server to PostgreSQL {OLDEST_POSTGRES} or later.",
            id="passerelle.E008",
        )


def migrations() -> Iterator[CheckMessage]:
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if missing:
        late = "1 migration is" if len(missing) == 1 else f"{len(missing)} migrations are"
        yield Error(
            f"The database is older than the program: {late} missing.",
            hint="Run `passerelle upgrade`: it makes a backup first.",
            id="passerelle.E004",
        )


def clock() -> Iterator[CheckMessage]:
    """With a database on another machine, dates written by both must agree."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXTRACT(EPOCH FROM clock_timestamp())")
        theirs = datetime.fromtimestamp(float(cursor.fetchone()[0]), UTC)
    drift = abs((timezone.now() - theirs).total_seconds())
    if drift > DRIFT_SECONDS:
        yield Warning(
            f"This machine and the database disagree on the time by {drift:.0f} seconds.",
            hint="Let both follow a time server (systemd-timesyncd, chrony).",
            id="passerelle.W012",
        )


def time_zone() -> Iterator[CheckMessage]:
    try:
        zone = Company.objects.values_list("timezone", flat=True).first()
    except DatabaseError:  # its table is not there yet, which E004 says
        return
    if zone and zone not in zoneinfo.available_timezones():
        yield Error(
            f"The company's time zone “{zone}” is unknown on this machine.",
            hint="Choose another one in the settings of the company, or install tzdata.",
            id="passerelle.E007",
        )


def second_factors() -> Iterator[CheckMessage]:
    """After a restore, or another secret key: nobody whose second factor is sealed under the lost one gets in."""
    try:
        shut_out = second_factor.unreadable()
    except DatabaseError:  # their table is not there yet, which E004 says
        return
    if shut_out:
        yield Warning(
            f"The second factors of {shut_out} people were sealed under another secret key: their codes are refused.",
            hint="Put the former key in PASSERELLE_SECRET_KEY_FALLBACKS and run `passerelle upgrade`; if it is lost,"
            " `passerelle link EMAIL --forget-second-factor` for each.",
            id="passerelle.W013",
        )


def connections() -> Iterator[CheckMessage]:
    """A password is in no backup, and sealed under the secret key: lost, it must be typed again."""
    try:
        lost = secret.lost()
    except DatabaseError:  # their table is not there yet, which E004 says
        return
    if lost:
        yield Warning(
            f"The passwords of {lost} connections are lost: their measures are not read any more.",
            hint="Type them again on the page of each connection; after a change of the secret key, put the former"
            " one in PASSERELLE_SECRET_KEY_FALLBACKS and run `passerelle upgrade`.",
            id="passerelle.W014",
        )
