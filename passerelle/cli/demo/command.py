"""Load the company if there is none, say how to sign in, serve."""

from __future__ import annotations

import datetime as dt
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import click

from passerelle.cli.opening import json_option, start, stop


@click.command("demo")
@click.option("--reset", is_flag=True, help="Load the story again, at today's date.")
@click.option("--load-only", is_flag=True, help="Load, print the accounts, and stop.")
@click.option(
    "--lang", type=click.Choice(["fr", "en"]), default="fr", help="Language of the story."
)
@json_option
def demo_command(reset: bool, load_only: bool, lang: str, as_json: bool) -> None:
    """Look at Passerelle with a simulated company, Belvédère."""
    if not load_only:
        _refuse_taken_port()
    data = _prepare()
    start()
    accounts = _company(data, reset=reset, lang=lang)
    _print(accounts, as_json=as_json)
    if not load_only:
        sys.exit(_serve())


def _refuse_taken_port() -> None:
    """Said at once, before anything is loaded or an address is printed."""
    from passerelle.conf.environment import setting

    place, port = setting("PASSERELLE_BIND"), int(setting("PASSERELLE_PORT"))
    family = socket.AF_INET6 if ":" in place else socket.AF_INET
    with socket.socket(family) as asked:
        asked.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            asked.bind((place.strip("[]"), port))
        except OSError as error:
            stop(
                f"Passerelle cannot listen on {place}, port {port}: {error.strerror}.",
                f"Stop what uses it, or choose another port: PASSERELLE_PORT={port + 1}.",
            )


def _prepare() -> Path:
    """The data folder, and a secret of its own: before settings are read, since they read it."""
    from passerelle.conf.environment import setting
    from passerelle.conf.secrets import make_key

    data = Path(setting("PASSERELLE_DATA")).resolve()
    try:
        data.mkdir(parents=True, exist_ok=True)
        make_key(data)
    except OSError as error:
        stop(
            f"The data folder {data} cannot be written: {error.strerror}.",
            "Set PASSERELLE_DATA to a folder of yours.",
        )
    return data


def _company(data: Path, *, reset: bool, lang: str) -> list[dict[str, str]]:
    from django.core.management import call_command

    from passerelle.cli.demo import accounts
    from passerelle.people.models import Company

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    company = Company.objects.first()
    if company is not None and not company.is_demo:
        stop(
            "This data folder holds a real company, which the demo will not touch.",
            "Set PASSERELLE_DATA to another folder.",
        )
    if company is not None and not reset and (data / accounts.FILE).exists():
        return accounts.read(data)
    return _load(data, lang=lang)


def _load(data: Path, *, lang: str) -> list[dict[str, str]]:
    from django.core.management import call_command
    from rich.console import Console

    from passerelle.cli.demo import accounts
    from passerelle.cli.demo.clearing import clear_values
    from passerelle.cli.demo.loading import load

    password = accounts.password_of(data)
    call_command("flush", verbosity=0, interactive=False)
    clear_values(data)
    with Console(stderr=True).status("Belvédère…") as status:
        keys = load(
            data,
            today=dt.date.today(),
            lang=lang,
            password=password,
            step=lambda name: status.update(f"Belvédère: {name}…"),
        )
    roles = {role: keys.people[email] for role, email in keys.world.accounts.items()}
    return accounts.write(data, roles, password)


def _print(accounts: list[dict[str, str]], *, as_json: bool) -> None:
    import json

    from django.conf import settings

    if as_json:
        click.echo(json.dumps({"address": settings.PUBLIC_URL, "accounts": accounts}))
        return
    click.echo(f"\n  Passerelle, simulated company Belvédère: {settings.PUBLIC_URL}\n")
    for account in accounts:
        click.echo(f"  {account['role']:<9} {account['email']:<32} {account['password']}")
    click.echo("\n  Ctrl-C stops it. `passerelle demo --reset` loads the story at today's date.\n")


def _serve() -> int:
    """Server and worker in the foreground; when one ends, or on Ctrl-C, both do."""
    verbs = [[sys.executable, "-m", "passerelle", verb] for verb in ("serve", "worker")]
    running = [subprocess.Popen(verb, env=os.environ) for verb in verbs]

    def end(*_: object) -> None:
        for process in running:
            process.terminate()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    try:
        code = _first_to_end(running)
    finally:
        end()
        for process in running:
            process.wait(15)
    return 0 if code in (0, -signal.SIGTERM, -signal.SIGINT) else code


def _first_to_end(running: list[subprocess.Popen[bytes]]) -> int:
    """Wait until one of them has ended; its code."""
    while True:
        for process in running:
            try:
                return process.wait(0.5)
            except subprocess.TimeoutExpired:
                continue
