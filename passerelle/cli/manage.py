"""`passerelle manage …`: Django's own management commands, for developers."""

from __future__ import annotations

import click
from django.core.management import execute_from_command_line


@click.command("manage", context_settings={"ignore_unknown_options": True})
@click.argument("words", nargs=-1, type=click.UNPROCESSED)
def manage_command(words: tuple[str, ...]) -> None:
    """Run one of Django's management commands."""
    execute_from_command_line(["passerelle manage", *words])
