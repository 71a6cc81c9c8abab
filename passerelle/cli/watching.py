"""`passerelle watch`: one round over every measure, now."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from passerelle.cli.opening import harmless, json_option, open_house

if TYPE_CHECKING:
    from passerelle.analysis.models import Movement


@click.command("watch")
@json_option
def watch_command(as_json: bool) -> None:
    """Read every measure and say what really moved. The worker does the same after each load and every morning.

    Running it twice changes nothing. No mail is sent: letters leave with the morning round.
    """
    open_house()
    from django.utils import translation

    from passerelle.analysis.actions.rounds import watch_all
    from passerelle.analysis.models import Movement
    from passerelle.analysis.sentences import moved as words
    from passerelle.people.queries import company

    out = watch_all()
    rows = list(Movement.objects.filter(closed_at=None).select_related("measure"))
    if as_json:
        click.echo(json.dumps({**asdict(out), "movements": [_plain(row) for row in rows]}))
        return
    with translation.override(company().language):
        click.echo(words.title(len({row.measure_id for row in rows})) + ".")
        for row in rows:
            click.echo(harmless(f"  {words.said(row)} {words.size(row)}".rstrip()))
        click.echo(words.watched(out.watched, company().false_alarms))


def _plain(row: Movement) -> dict[str, object]:
    names = ("shape", "is_rise", "actual", "expected", "change", "change_low", "change_high")
    days = ("since", "since_low", "since_high", "flagged_on")
    return {
        "measure": row.measure.slug,
        "state": str(row.state),
        **{name: str(getattr(row, name)) for name in days},
        **{name: getattr(row, name) for name in names},
    }
