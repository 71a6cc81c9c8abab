"""Checks of what surrounds the database: secrets, folders, mail, exposure."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning

from passerelle.conf.environment import setting
from passerelle.conf.secrets import UNSET

LOCAL = {"127.0.0.1", "::1", "localhost"}


def secret_key() -> Iterator[CheckMessage]:
    if settings.SECRET_KEY == UNSET:
        yield Error(
            "There is no secret key: sessions and share links could not be signed.",
            hint="Set PASSERELLE_SECRET_KEY (or PASSERELLE_SECRET_KEY_FILE) to 50 random characters.",
            id="passerelle.E001",
        )


def data_folder() -> Iterator[CheckMessage]:
    folder = Path(settings.DATA)
    nearest = next(path for path in (folder, *folder.parents) if path.exists())
    if not nearest.is_dir() or not os.access(nearest, os.W_OK | os.X_OK):
        yield Error(
            f"The data folder {folder} cannot be written to.",
            hint="Give it to the user that runs Passerelle (chown), or set PASSERELLE_DATA elsewhere.",
            id="passerelle.E003",
        )


def static_files() -> Iterator[CheckMessage]:
    if not (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
        yield Error(
            "Style sheets and scripts have not been collected.",
            hint="Run `passerelle upgrade`.",
            id="passerelle.E005",
        )


def mail() -> Iterator[CheckMessage]:
    if not settings.MAIL_IS_SENT:
        yield Warning(
            "No mail is sent: invitations and reminders are shown to be copied instead.",
            hint="Set EMAIL_URL, for instance smtp://user:password@mail.company.example:587/?tls=1.",
            id="passerelle.W006",
        )


def exposure() -> Iterator[CheckMessage]:
    if setting("PASSERELLE_BIND") in LOCAL:
        return
    if settings.DEBUG:
        yield Error(
            "Tracebacks would be shown to anybody on the network.",
            hint="Unset PASSERELLE_DEBUG, or listen on 127.0.0.1.",
            id="passerelle.E010",
        )
    if not settings.PUBLIC_URL.startswith("https://"):
        yield Warning(
            "The server listens to the network without HTTPS: passwords would travel in the clear.",
            hint="Put an HTTPS proxy in front, set PASSERELLE_URL=https://… and PASSERELLE_PROXY=1.",
            id="passerelle.W011",
        )
