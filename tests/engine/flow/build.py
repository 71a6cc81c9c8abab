"""Small builders for item histories: days counted from one Monday."""

import datetime as dt

from passerelle.engine.flow import ItemHistory, StatusChange

MONDAY = dt.datetime(2026, 1, 5, 9, tzinfo=dt.UTC)


def day(number: float) -> dt.datetime:
    """The moment `number` days after Monday 5 January 2026, 9:00 UTC."""
    return MONDAY + dt.timedelta(days=number)


def history(
    *steps: tuple[float, str], created: float = 0, first: str = "New", **more
) -> ItemHistory:
    """An item that went through (day, status) steps from `first`."""
    names = [first, *(name for _, name in steps)]
    changes = tuple(
        StatusChange(day(when), before, after)
        for (when, after), before in zip(steps, names, strict=False)
    )
    facts = {"item": "A-1", "created": day(created), "status_now": names[-1], **more}
    return ItemHistory(changes=changes, **facts)
