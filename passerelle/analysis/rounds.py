"""When the watch goes round: after values change, and once a day in the morning; then its letters leave."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from typing import Any

from django.utils import timezone
from django_tasks import task

from passerelle.analysis.models import WatchRun
from passerelle.jobs.actions import BACKGROUND, enqueue
from passerelle.kpis.models import Measure
from passerelle.kpis.signals import rolled_up
from passerelle.people.models import Company
from passerelle.people.queries import company

MORNING = 6  # o'clock, on the company's clock


@task(priority=BACKGROUND)
def watch() -> None:
    """A round, because values have changed."""
    from passerelle.analysis.actions.rounds import (
        watch_all,
    )  # loads the engine, which a page never needs

    watch_all()


@task(priority=BACKGROUND)
def watch_and_tell() -> None:
    """The round of the day, then the letters; those of the week with the first round since Monday."""
    from passerelle.analysis.actions.letters import send_letters
    from passerelle.analysis.actions.rounds import watch_all

    out, today = watch_all(), today_there()
    monday = today - dt.timedelta(days=today.weekday())
    is_weekly = not WatchRun.objects.filter(on__gte=monday, on__lt=today, is_weekly=True).exists()
    is_sent = send_letters(is_weekly=is_weekly)
    facts = {"is_weekly": is_weekly and is_sent, "watched": out.watched, "refused": out.refused}
    WatchRun.objects.update_or_create(on=today, defaults=facts)


def ask(sender: type[Measure], *, measure: Measure, **kwargs: Any) -> None:
    """One job for however many measures were poured in."""
    enqueue(watch, key="watch", again=True)


def ask_in_the_morning() -> None:
    """Called each hour by the worker: asks once a day, from six o'clock on."""
    now = there()
    if now.hour < MORNING or not Company.objects.exists():
        return
    if not WatchRun.objects.filter(on=now.date()).exists():
        enqueue(watch_and_tell, key=f"watch:{now.date()}")


def there() -> dt.datetime:
    """The moment on the company's clock."""
    return timezone.now().astimezone(zoneinfo.ZoneInfo(company().timezone))


def today_there() -> dt.date:
    return there().date()


def listen() -> None:
    rolled_up.connect(ask, dispatch_uid="analysis.rounds")
