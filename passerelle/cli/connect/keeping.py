"""Adding, changing and deleting a connection: the form and the actions of the page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from passerelle.cli.connect.entering import complain, entered, named
from passerelle.cli.opening import harmless, stop
from passerelle.cli.passwords import password_from

if TYPE_CHECKING:
    from passerelle.people.models import Person
    from passerelle.sources.models import Connection

OPTIONS = ("path", "host", "port", "base", "login", "mode")
NAMES = {"name": "NAME", "password": "--password-file"}


def add(name: str, kind: str, given: Mapping[str, Any]) -> None:
    with entered(given["as_email"]) as by:
        _fitting(kind, given)
        from passerelle.sources.forms.connection import FIELDS, ConnectionForm
        from passerelle.sources.models import Connection
        from passerelle.sources.models.connection import SECONDS

        who = f"{given['login']}@{given['host']}" if "password" in FIELDS[kind] else ""
        password = password_from(given["password_file"], who=who if given["login"] else "")
        told = {key: given[key] for key in (*OPTIONS, "seconds") if given[key] is not None}
        usual = {"mode": Connection.Mode.VERIFY, "seconds": SECONDS}
        form = ConnectionForm(usual | told | {"name": name, "password": password}, kind=kind)
        if not form.is_valid():
            complain(form, NAMES)
        from passerelle.sources.actions.connections import add_connection

        made = add_connection(form.instance, password=password, by=by)
        _tell(made, given)


def change(name: str, given: Mapping[str, Any]) -> None:
    with entered(given["as_email"]) as by:
        of = named(name)
        _fitting(of.kind, given)
        told = {key: given[key] for key in (*OPTIONS, "seconds") if given[key] is not None}
        if given["new_name"]:
            told["name"] = given["new_name"]
        _changed(of, told, given, by=by)
        _tell(of, given)


def _changed(
    of: Connection, told: Mapping[str, Any], given: Mapping[str, Any], *, by: Person
) -> None:
    from django.forms import model_to_dict

    from passerelle.sources.actions.connections import WHERE, change_connection
    from passerelle.sources.forms.connection import ConnectionForm

    moved = of.secret_at and any(
        told.get(key, getattr(of, key)) != getattr(of, key) for key in WHERE
    )
    where = {**model_to_dict(of), **told}
    who = f"{where['login']}@{where['host']}" if moved else ""
    password = password_from(given["password_file"], who=who)
    form = ConnectionForm({**where, "password": password}, instance=of, kind=of.kind)
    if not form.is_valid():
        complain(form, NAMES)
    change_connection(form.instance, password=password, by=by)


def remove(name: str, as_email: str | None, *, as_json: bool) -> None:
    with entered(as_email) as by:
        from passerelle.sources.actions.connections import remove_connection
        from passerelle.sources.sentences import commands as words

        remove_connection(named(name), by=by)
        click.echo(json.dumps({"removed": name}) if as_json else harmless(words.removed(name)))


def _fitting(kind: str, given: Mapping[str, Any]) -> None:
    """An option that the kind does not know would be dropped in silence."""
    from passerelle.sources.forms.connection import FIELDS
    from passerelle.sources.sentences import commands as words

    known = FIELDS[kind]
    wrong = next((key for key in OPTIONS if given[key] is not None and key not in known), None)
    if wrong:
        options = ", ".join(f"--{key}" for key in known if key != "password")
        stop(words.not_for(f"--{wrong}", kind, options))


def _tell(of: Connection, given: Mapping[str, Any]) -> None:
    from passerelle.cli.connect.telling import tell
    from passerelle.sources.actions.connections import test
    from passerelle.sources.sentences import commands as words

    if not given["as_json"]:
        click.echo(harmless(words.added(of.name)))
    if not given["no_test"]:
        test(of)
    tell(of, as_json=given["as_json"])
