"""`passerelle export OUT.zip`: everything leaves, in formats that anything reads."""

from __future__ import annotations

import json
from pathlib import Path

import click

from passerelle.cli.opening import json_option, open_house, stop
from passerelle.cli.progress import bar


@click.command("export")
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
@json_option
def export_command(out: Path, as_json: bool) -> None:
    """Write every table as CSV and JSON, with measures and uploads, into one zip.

    The digest that is printed depends on the content only: two equal installations print the same.
    """
    open_house()
    from passerelle.cli.archive.export import export
    from passerelle.kernel.errors import DomainError

    if not out.absolute().parent.is_dir():
        stop(f"There is no folder {out.absolute().parent}.", "Create it first.", code=1)
    try:
        with bar(out.name) as progress:
            facts = export(out.absolute(), progress=progress)
    except DomainError as error:
        stop(str(error.message), str(error.hint), code=1)
    if as_json:
        click.echo(json.dumps(facts))
    else:
        click.echo(f"{sum(facts['rows'].values())} rows of {len(facts['rows'])} tables in {out}")
        click.echo(f"digest {facts['digest']}")
