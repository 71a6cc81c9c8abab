"""What every verb does first: start Django, find whose hand writes, guide the newcomer."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from passerelle.people.models import Person

NOT_READY = 2
"""Exit code when there is no company yet, or the person asked for does not exist."""
_CONTROL = {n: "\ufffd" for n in (*range(32), *range(127, 160)) if chr(n) not in "\n\t"}


def harmless(text: str) -> str:
    """What others wrote, as a terminal may show it: a control character could hide words or retitle the window."""
    return text.translate(_CONTROL)


def start() -> None:
    """Set Django up, once; heavy, so only when a verb needs it."""
    import django

    django.setup()


def stop(message: str, hint: str = "", *, code: int = NOT_READY) -> NoReturn:
    """Say what is wrong and what to do, on standard error, and leave with a code that means something."""
    click.echo(message, err=True)
    if hint:
        click.echo(hint, err=True)
    sys.exit(code)


def open_house() -> None:
    """Django started and a company found; otherwise guide to `init` or `demo`."""
    start()
    from django.db import OperationalError, ProgrammingError

    from passerelle.people.models import Company

    try:
        ready = Company.objects.exists()
    except (OperationalError, ProgrammingError):
        ready = False
    if not ready:
        stop(
            "There is no company in this data folder yet.",
            "Run `passerelle init` to begin with yours, or `passerelle demo` to look at a simulated one.",
        )


def acting(email: str | None) -> Person:
    """The person named by `--as`, by default the only owner of the installation."""
    from passerelle.people.models import Person, Role

    if email:
        person = Person.objects.filter(email=email.strip().lower(), is_active=True).first()
        if person is None:
            stop(f"Nobody active is known as {email}.", "Check the address, or invite them first.")
        return person
    owners = list(Person.objects.filter(role=Role.OWNER, is_active=True)[:2])
    if len(owners) != 1:
        stop(
            "There is more than one owner." if owners else "There is no owner.",
            "Say who acts with `--as EMAIL`.",
        )
    return owners[0]


as_option = click.option(
    "--as", "as_email", metavar="EMAIL", help="Who acts; by default the only owner."
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
