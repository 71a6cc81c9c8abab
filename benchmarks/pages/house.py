"""A throw-away data folder, served as in production, holding the simulated company."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tools import messages


@contextlib.contextmanager
def furnished(kept: str) -> Iterator[None]:
    """Django started on a folder of its own, the company loaded at its own size.

    `kept`: a folder that stays, so that the next run finds the company in it.
    """
    with tempfile.TemporaryDirectory(prefix="passerelle-pages-") as folder:
        data = Path(kept or folder).resolve()
        data.mkdir(parents=True, exist_ok=True)
        is_new = not (data / "truths.json").exists()
        _start(data)
        if is_new:
            _load(data)
        yield
        _close()


def _start(data: Path) -> None:
    for name in [n for n in os.environ if n.startswith(("PASSERELLE_", "DJANGO_", "OIDC_"))]:
        del os.environ[name]
    os.environ.pop("DATABASE_URL", None)
    os.environ["PASSERELLE_DATA"] = str(data)
    os.environ["PASSERELLE_SECRET_KEY"] = "only for this benchmark"
    os.environ["DJANGO_SETTINGS_MODULE"] = "passerelle.conf.settings"
    for app in messages.apps():
        messages.compile_app(app)
    import django

    django.setup()
    from django.conf import settings

    settings.ROOT_URLCONF = "benchmarks.pages.reference"


def _load(data: Path) -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    from passerelle.cli.demo.loading import load

    load(data, today=dt.date.today(), lang="fr", password="a password for nobody")


def _close() -> None:
    from django.db import connections

    connections.close_all()
