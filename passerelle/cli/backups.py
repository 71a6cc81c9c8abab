"""`passerelle backup FILE` and `passerelle restore FILE`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from passerelle.cli.opening import json_option, open_house, start, stop
from passerelle.cli.progress import bar

FAILED = 1
"""Exit code when nothing was written, or nothing was restored."""

a_file = click.Path(dir_okay=False, path_type=Path)


@click.command("backup")
@click.argument("file", type=a_file)
@json_option
def backup_command(file: Path, as_json: bool) -> None:
    """Write everything into one archive, while people work: database, measures, uploads; no secrets.

    Sessions and the secret key stay out. Keep the archive safe: it holds what your company wrote.
    """
    open_house()
    from passerelle.cli.archive.backup import back_up
    from passerelle.kernel.errors import DomainError

    if not file.absolute().parent.is_dir():
        stop(f"There is no folder {file.absolute().parent}.", "Create it first.", code=FAILED)
    try:
        with bar(file.name) as progress:
            manifest = back_up(file.absolute(), progress=progress)
    except DomainError as error:
        stop(str(error.message), str(error.hint), code=FAILED)
    if as_json:
        click.echo(json.dumps(asdict(manifest)))
    else:
        click.echo(
            f"Saved in {file}: {len(manifest.files)} files, content {manifest.content[:16]}."
        )


@click.command("restore")
@click.argument("file", type=a_file)
@json_option
def restore_command(file: Path, as_json: bool) -> None:
    """Fill an empty installation from an archive. Everything is checked first; it is all or nothing."""
    start()
    from django.conf import settings

    from passerelle.cli.archive.restore import restore
    from passerelle.conf.secrets import make_key
    from passerelle.kernel.errors import DomainError

    try:
        with bar(file.name) as progress:
            manifest = restore(file, progress=progress)
    except DomainError as error:
        stop(str(error.message), str(error.hint), code=FAILED)
    make_key(Path(settings.DATA))
    if as_json:
        click.echo(json.dumps(asdict(manifest)))
    else:
        click.echo(f"Restored the state of {manifest.made_at}, content {manifest.content[:16]}.")
        click.echo("Now run `passerelle upgrade`, then `passerelle serve`.")
