"""Run inside a new installation: tables, a company, somebody signed in, something to write on. Prints their ids."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import django


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


def quick_tables() -> None:
    """Tables from the models, migrations noted as done: half a second of processor time instead of five."""
    from django.apps import apps
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader
    from django.db.migrations.recorder import MigrationRecorder

    known = list(MigrationLoader(None).disk_migrations)
    settings.MIGRATION_MODULES = dict.fromkeys([one.label for one in apps.get_app_configs()])
    call_command("migrate", run_syncdb=True, interactive=False, verbosity=0)
    recorder = MigrationRecorder(connection)
    recorder.ensure_schema()
    for app, name in known:
        recorder.record_applied(app, name)


if __name__ == "__main__":
    main()
