"""`passerelle check`: what would go wrong, with ids and hints."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from passerelle.cli.opening import json_option, open_house, start, stop

if TYPE_CHECKING:
    from django.core.checks import CheckMessage

BROKEN = 1
"""Exit code when at least one check is an error."""


def problems() -> list[CheckMessage]:
    """Start Django and run every start-up check."""
    start()
    from passerelle.conf import checks

    return checks.run()


def as_facts(message: CheckMessage) -> dict[str, str]:
    return {
        "id": str(message.id),
        "level": "error" if message.is_serious() else "warning",
        "message": str(message.msg),
        "hint": str(message.hint or ""),
    }


def show(messages: list[CheckMessage]) -> None:
    """One paragraph a problem, on standard error."""
    for facts in map(as_facts, messages):
        colour = "red" if facts["level"] == "error" else "yellow"
        click.secho(f"{facts['id']}  {facts['message']}", fg=colour, err=True)
        click.echo(f"    {facts['hint']}", err=True)


def refuse_when_broken() -> None:
    """Before a long-running verb: stop on errors, guide the newcomer, let warnings pass."""
    found = problems()
    serious = [message for message in found if message.is_serious()]
    if not any(message.id == "passerelle.E009" for message in serious):
        open_house()
    if serious:
        show(serious)
        stop("Passerelle does not start like this.", code=BROKEN)


@click.command("check")
@json_option
def check_command(as_json: bool) -> None:
    """Run the start-up checks. Exit code 0: fine (warnings may be shown), 1: an error, 2: no company yet."""
    found = problems()
    if as_json:
        click.echo(json.dumps([as_facts(message) for message in found], ensure_ascii=False))
    else:
        show(found)
    if any(message.id == "passerelle.E009" for message in found):
        sys.exit(BROKEN)
    open_house()
    if any(message.is_serious() for message in found):
        sys.exit(BROKEN)
    if not as_json:
        click.echo("Everything that can be checked is fine." if not found else "Only warnings.")
