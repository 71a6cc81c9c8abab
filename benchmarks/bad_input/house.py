"""A throw-away company that holds something of everything, in a process warmed as a server's is."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Any

from benchmarks.bad_input.commands import typed
from benchmarks.bad_input.measured import forked
from benchmarks.ready import quick_tables
from tools import messages

READERS = {"en": "owner", "fr": "cpo"}
"""The owner reads English and acts; the CPO reads the same pages in French."""


def environment(data: Path) -> dict[str, str]:
    """Nothing of the machine's own settings."""
    foreign = ("PASSERELLE_", "DJANGO_", "OIDC_", "DATABASE_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
    return kept | {
        "PASSERELLE_DATA": str(data),
        "PASSERELLE_SECRET_KEY": "only for this benchmark",
        "DJANGO_SETTINGS_MODULE": "passerelle.conf.settings",
    }


def furnish(data: Path, good: dict[str, str], *, is_quick: bool) -> dict[str, Any]:
    """Tables, a company, two people signed in, the good files poured in; the client of each reader."""
    data.mkdir(exist_ok=True)
    messages.compile_app("sources")
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.test.utils import setup_test_environment

    from passerelle.jobs.worker import run_waiting

    setup_test_environment()
    logging.disable(logging.WARNING)  # a refusal is what is asked for
    if is_quick:
        quick_tables()
    else:
        call_command("migrate", interactive=False, verbosity=0)
    static = Path(settings.STATIC_ROOT)  # an empty list of style sheets: no page is looked at
    static.mkdir()
    (static / "staticfiles.json").write_text('{"version": "1.1", "paths": {}}')
    readers = _people()
    for kind, path in good.items():
        answer, _ = forked(lambda kind=kind, path=path: typed(kind, path))
        if answer["code"]:
            raise RuntimeError(f"the good {kind} file is refused: {answer['said']}")
    run_waiting()  # what good files ask of the worker is none of the bad ones' doing
    for client in readers.values():
        client.get("/sources/new/")
    leave_database()
    return readers


def leave_database() -> None:
    """A copy of this process must not share its connection."""
    from django.db import connections

    connections.close_all()


def _people() -> dict[str, Any]:
    from django.test import Client

    from passerelle.people.models import Company, Person

    Company.objects.create(pk=1, name="Bad input", language="en")
    clients = {}
    for lang, role in READERS.items():
        address = f"{role}@bad.example"
        person = Person.objects.create_user(address, None, name=role, role=role, language=lang)
        clients[lang] = Client(raise_request_exception=False)
        backend = "allauth.account.auth_backends.AuthenticationBackend"
        clients[lang].force_login(person, backend=backend)
    return clients
