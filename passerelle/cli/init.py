"""`passerelle init`: the company and its first owner. `passerelle link`: a way in, printed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from passerelle.cli.opening import json_option, open_house, start, stop

if TYPE_CHECKING:
    from passerelle.people.models import Person

REFUSED = 1
"""Exit code when a rule of the field said no."""


def _make_place() -> None:
    """The data folder, and the secret key in it when the environment gives none."""
    from passerelle.conf import secrets
    from passerelle.conf.environment import setting

    data = Path(setting("PASSERELLE_DATA")).resolve()
    data.mkdir(parents=True, exist_ok=True)
    if not setting("PASSERELLE_SECRET_KEY"):
        secrets.make_key(data)


def _link(person: Person) -> str:
    from django.urls import reverse

    from passerelle.people.actions import invitation
    from passerelle.ui.addresses import public

    token = invitation.link(person, by=None)
    return public(reverse("people:accept", args=[token]))


def _refuse_second_owner() -> None:
    from passerelle.people.models import Person, Role

    if Person.objects.filter(role=Role.OWNER, is_active=True).exists():
        stop(
            "This installation already has an owner.",
            "Ask them for an invitation, or run `passerelle link EMAIL` for a new sign-in link.",
            code=REFUSED,
        )


def _say(person: Person, address: str, *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps({"email": person.email, "link": address}))
        return
    click.echo(f"{person.name} <{person.email}> chooses a password at this address,")
    click.echo("which works once, for seven days, while `passerelle serve` is running:")
    click.echo(f"\n  {address}\n")


@click.command("init")
@click.option("--email", help="Address of the first owner.")
@click.option("--name", help="Name of the first owner.")
@click.option("--company", help="Name of the company.")
@click.option("--language", type=click.Choice(["fr", "en"]), default="fr", show_default=True)
@json_option
def init_command(
    email: str | None, name: str | None, company: str | None, language: str, as_json: bool
) -> None:
    """Begin with your company: the database, the company and its first owner."""
    _make_place()
    start()
    from django.core.exceptions import ValidationError
    from django.core.management import call_command
    from django.core.validators import validate_email

    from passerelle.kernel.errors import DomainError
    from passerelle.people.actions.company import found

    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    _refuse_second_owner()
    company = company or click.prompt("Name of the company")
    name = name or click.prompt("Your name")
    email = email or click.prompt("Your e-mail address")
    try:
        validate_email(email)
        owner = found(company=company, owner_name=name, owner_email=email, language=language)
    except ValidationError:
        stop(f"{email} is not an e-mail address.", "Give one such as anne@company.example.")
    except DomainError as error:
        stop(str(error.message), str(error.hint), code=REFUSED)
    else:
        _say(owner, _link(owner), as_json=as_json)


@click.command("link")
@click.argument("email")
@click.option(
    "--forget-second-factor",
    is_flag=True,
    help="Also take away their second factors and passkeys: lost, or sealed under a lost secret key.",
)
@json_option
def link_command(email: str, forget_second_factor: bool, as_json: bool) -> None:
    """Print a link that lets someone choose a password: an invitation without mail, or a reset."""
    open_house()
    from passerelle.kernel.errors import DomainError
    from passerelle.people.actions import second_factor
    from passerelle.people.models import Person

    person = Person.objects.filter(email=email.strip().lower()).first()
    if person is None:
        stop(f"Nobody is known as {email}.", "Invite them first, on the page of people.")
    assert person is not None
    if forget_second_factor:
        second_factor.forget(person, by=None)
    try:
        address = _link(person)
    except DomainError as error:
        stop(str(error.message), str(error.hint), code=REFUSED)
    else:
        _say(person, address, as_json=as_json)
