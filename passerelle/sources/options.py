"""What a person says of a file, as kept with the import, and as the readers take it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils.translation import gettext as _

from passerelle.connect.tables import How
from passerelle.kernel.errors import DomainError
from passerelle.people.queries import company


def zone_named(name: str | None) -> dt.tzinfo:
    """The zone in which dates without one are read: the one asked for, else the company's."""
    try:
        return ZoneInfo(name or company().timezone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise DomainError(
            _("There is no time zone named “%(name)s”.") % {"name": name},
            _("Give it as in Europe/Paris or UTC."),
        ) from error


@dataclass(frozen=True, slots=True)
class TrackerOptions:
    """`mapping` None: columns are recognised by name. `team` is the name of the team of every item."""

    zone: dt.tzinfo
    mapping: dict[str, str] | None = None
    dayfirst: bool | None = None
    how: How | None = None
    team: str = ""

    @classmethod
    def of(cls, options: dict[str, Any]) -> TrackerOptions:
        return cls(
            zone=zone_named(options.get("tz")),
            mapping=options.get("mapping"),
            dayfirst=options.get("dayfirst"),
            how=how(options),
            team=options.get("team") or "",
        )


def how(options: dict[str, Any]) -> How | None:
    """How to read a table, where the person said it."""
    known = {name: options.get(name) for name in ("encoding", "delimiter", "sheet")}
    return How(**known) if any(known.values()) else None
