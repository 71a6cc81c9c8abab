"""`passerelle upgrade`: backup, tables, static files, search index; safe to run at each start of a container."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from passerelle.cli.opening import open_house


@click.command("upgrade")
@click.option("--no-backup", is_flag=True, help="When you have just made one yourself.")
def upgrade_command(no_backup: bool) -> None:
    """Bring the data up to date with the program: a backup first when tables change."""
    open_house()
    from django.core.management import call_command

    from passerelle.conf.checks.database import migrations

    if list(migrations()):
        if not no_backup:
            _back_up()
        call_command("migrate", interactive=False, verbosity=0)
        call_command("rebuild_index", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    _seal()
    click.echo("Up to date.")


def _back_up() -> None:
    from django.conf import settings

    from passerelle.cli.archive.backup import back_up

    moment = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    target = Path(settings.DATA) / "backups" / f"before-upgrade-{moment}.zip"
    target.parent.mkdir(exist_ok=True)
    back_up(target)
    click.echo(f"Backup: {target}")


def _seal() -> None:
    """What an earlier version kept open, or what is sealed under a former secret key."""
    from passerelle.people.actions import second_factor

    if changed := second_factor.reseal():
        click.echo(f"Second factors sealed under the present secret key: {changed}.")
    from passerelle.sources.places import secret

    if changed := secret.reseal():
        click.echo(f"Passwords of connections sealed under the present secret key: {changed}.")
