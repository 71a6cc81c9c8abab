"""Run inside a new installation: tables, a company, somebody signed in, something to write on. Prints their ids."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import django

from benchmarks.ready import quick_tables


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "passerelle.conf.settings")
    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    if "--quick" in sys.argv:
        quick_tables()
    else:
        call_command("migrate", interactive=False, verbosity=0)
    static = Path(settings.STATIC_ROOT)  # an empty list of style sheets: no page is looked at
    static.mkdir()
    (static / "staticfiles.json").write_text('{"version": "1.1", "paths": {}}')
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from passerelle.people.models import Company, Person, Role
    from passerelle.strategy.models import Objective

    Company.objects.create(pk=1, name="Durable", language="en")
    person = Person.objects.create_user("o@durable.example", name="Olivia", role=Role.OWNER)
    target = Objective.objects.create(title="Last", start="2026-01-01", end="2026-12-31")
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    facts = {"session": session.session_key, "person": person.pk, "objective": target.pk}
    print(json.dumps(facts))


if __name__ == "__main__":
    main()
