"""A password given to a command: typed unseen, or read from a file or the environment. Never an argument."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from passerelle.cli.opening import stop
from passerelle.conf.environment import setting

VARIABLE = "PASSERELLE_CONNECTION_PASSWORD"
password_option = click.option(
    "--password-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help=f"File that holds the password; otherwise {VARIABLE}, otherwise it is asked for.",
)


def password_from(file: Path | None, *, who: str) -> str:
    """What the file or the environment holds; typed unseen when `who` needs one and somebody is there to type."""
    if file is not None:
        return _held(file)
    if given := setting(VARIABLE):
        return given
    if not who or not sys.stdin.isatty():
        return ""
    typed: str = click.prompt(
        f"Password of {who} (empty: none)",
        default="",
        hide_input=True,
        show_default=False,
        err=True,
    )
    return typed


def _held(file: Path) -> str:
    """The text of the file without the end of its last line, which an editor adds."""
    try:
        return file.read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as bad:
        stop(
            f"{file} cannot be read as a text: {bad}.", "Write the password alone in it, in UTF-8."
        )
