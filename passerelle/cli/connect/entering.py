"""Who acts on connections, in which language, and on which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from passerelle.cli.opening import acting, harmless, open_house, stop

if TYPE_CHECKING:
    from django.forms import BaseForm

    from passerelle.people.models import Person
    from passerelle.sources.models import Connection


@contextmanager
def entered(as_email: str | None) -> Iterator[Person]:
    """The person who acts, who may; sentences in their language, and what a rule refuses as two lines."""
    open_house()
    from django.utils import translation

    from passerelle.kernel.errors import DomainError
    from passerelle.people.may import may
    from passerelle.sources.sentences import commands as words

    by = acting(as_email)
    with translation.override(by.language):
        if not may(by, "connection.write"):
            stop(*words.may_not(by.email))
        try:
            yield by
        except DomainError as refused:
            stop(str(refused.message), str(refused.hint))


def named(name: str) -> Connection:
    """The connection of that name; leaves where there is none."""
    from passerelle.sources.models import Connection
    from passerelle.sources.sentences import commands as words

    of = Connection.objects.filter(name=name).first()
    if of is None:
        stop(*map(harmless, words.unknown(name)))
    return of


def complain(form: BaseForm, options: Mapping[str, str]) -> None:
    """Every refused field under the name of its option, then leave: nothing was written."""
    from passerelle.sources.sentences import commands as words

    errors: Mapping[str, Any] = form.errors
    for field, told in errors.items():
        option = options.get(field, f"--{field}")
        for one in told:
            click.echo(harmless(f"{option}: {one}" if field != "__all__" else str(one)), err=True)
    stop(words.nothing_done())
