"""The `passerelle` command. Verbs are loaded when called, so that `--help` answers at once."""

from __future__ import annotations

import importlib
import os
import sys

import click

from passerelle import __version__

VERBS = {
    "serve": "serve",
    "worker": "serve",
    "demo": "demo",
    "init": "init",
    "link": "init",
    "import": "imports",
    "connect": "connect",
    "why": "why",
    "plan": "plan",
    "watch": "watching",
    "export": "exports",
    "backup": "backups",
    "restore": "backups",
    "pack": "pack",
    "check": "check",
    "upgrade": "upgrade",
    "manage": "manage",
}


class Verbs(click.Group):
    """Looks up each verb in its module only when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [verb for verb in VERBS if verb != "manage"]

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in VERBS:
            return None
        module = importlib.import_module(f"passerelle.cli.{VERBS[name]}")
        command: click.Command = getattr(module, f"{name}_command")
        return command


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(version)s")
def passerelle() -> None:
    """The product office of a company: one heading, one roadmap, one set of measures."""


def main() -> None:
    """Entry point of the console script."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "passerelle.conf.settings")
    sys.exit(passerelle(prog_name="passerelle"))
