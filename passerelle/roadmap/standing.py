"""How an initiative stands against its promise: one reading for the roadmap, the bridge and the board pack."""

from __future__ import annotations

import datetime as dt
import enum

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from passerelle.roadmap.models import Initiative


class Standing(enum.Enum):
    """Each has the tone of its sign (ok, open, watch, off, none, done) and the word beside it."""

    DELIVERED = "done", pgettext_lazy("initiative", "Delivered")
    DELIVERED_LATE = "watch", pgettext_lazy("initiative", "Delivered late")
    DROPPED = "open", pgettext_lazy("initiative", "Dropped")
    UNPROMISED = "open", _("No date promised")
    PAST = "off", _("Past its promise")
    UNPLANNED = "none", _("No expected end")
    LATE = "off", _("Expected late")
    DOUBTFUL = "watch", _("May be late")
    ON_TIME = "ok", _("On its promise")

    @property
    def tone(self) -> str:
        return self.value[0]

    @property
    def word(self) -> str:
        return str(self.value[1])

    @property
    def misses(self) -> bool:
        """Whether the promise was not kept, or is not expected to be."""
        return self in MISSED


MISSED = frozenset({Standing.DELIVERED_LATE, Standing.PAST, Standing.LATE})


def of_dates(
    state: str,
    *,
    promised: dt.date | None,
    end: dt.date | None,
    late: dt.date | None,
    delivered: dt.date | None,
    today: dt.date,
) -> Standing:
    """From the dates alone. A promise whose day is over is missed, with or without an expected end."""
    if state == Initiative.State.DELIVERED:
        kept = promised is None or delivered is None or delivered <= promised
        return Standing.DELIVERED if kept else Standing.DELIVERED_LATE
    if state == Initiative.State.DROPPED:
        return Standing.DROPPED
    if promised is None:
        return Standing.UNPROMISED
    if promised < today:
        return Standing.PAST
    if end is None:
        return Standing.UNPLANNED
    if end > promised:
        return Standing.LATE
    return Standing.DOUBTFUL if late is not None and late > promised else Standing.ON_TIME
