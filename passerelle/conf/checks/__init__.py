"""Start-up checks: what would make the installation lose data or fail later is said now, with the way out.

Ids are documented in `docs/guide/install.md`; `passerelle check` runs them all, `serve` and `worker` before they start.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.core.checks import CheckMessage, register

from passerelle.conf.checks import database, surroundings

Check = Callable[[], Iterator[CheckMessage]]

ALWAYS: tuple[Check, ...] = (
    surroundings.secret_key,
    surroundings.data_folder,
    surroundings.static_files,
    surroundings.mail,
    surroundings.exposure,
    database.transaction_mode,
    database.reachable,
)
WITH_DATABASE: tuple[Check, ...] = (
    database.version,
    database.migrations,
    database.clock,
    database.time_zone,
    database.second_factors,
    database.connections,
)


def run() -> list[CheckMessage]:
    """Everything that is wrong, errors first. Checks that need the database wait until it answers."""
    found = [message for check in ALWAYS for message in check()]
    if database.exists() and not any(message.id == "passerelle.E009" for message in found):
        found += [message for check in WITH_DATABASE for message in check()]
    return sorted(found, key=lambda message: (-message.level, message.id or ""))


@register("passerelle", deploy=True)
def for_django(app_configs: object = None, **kwargs: object) -> list[CheckMessage]:
    """The same, in Django's own `check --deploy`."""
    return run()
