"""How the roadmap is found: in the rail, the palette, the search and the inbox."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from passerelle.desk import inbox, index
from passerelle.desk.inbox import Waiting
from passerelle.desk.index import Found
from passerelle.kernel.typography import short_date
from passerelle.people.may import scope_of
from passerelle.people.models import Person
from passerelle.roadmap.models import LIVE, Baseline, Initiative, Theme
from passerelle.roadmap.queries import visible, writable
from passerelle.roadmap.queries.visible import READ_BY
from passerelle.roadmap.standing import of_dates
from passerelle.roadmap.timing import word_of
from passerelle.strategy import under
from passerelle.strategy.under import Under
from passerelle.trail import subjects
from passerelle.ui import navigation
from passerelle.ui.addresses import addresses
from passerelle.ui.language import lang
from passerelle.ui.navigation import Item


def announce() -> None:
    """Register everywhere, once, when the application is ready."""
    navigation.register(
        Item(40, gettext_lazy("Roadmap"), "roadmap:list", "roadmap", "roadmap.read", "R")
    )
    for item in (
        Item(40, gettext_lazy("New initiative"), "roadmap:new", "plus", "roadmap.write"),
        Item(
            41,
            gettext_lazy("Baselines of the roadmap"),
            "roadmap:baselines",
            "lock",
            "roadmap.read",
        ),
        Item(
            42, gettext_lazy("Themes of the roadmap"), "roadmap:themes", "settings", "roadmap.read"
        ),
    ):
        navigation.register_action(item)
    index.register(Initiative, "roadmap.read", described)
    subjects.register(Initiative, read="roadmap.read", write="roadmap.write")
    index.register(Theme, "roadmap.read", theme_described)
    index.register(Baseline, "roadmap.read", baseline_described)
    subjects.register(Theme, read="roadmap.read", write="roadmap.write")
    inbox.register(waiting)
    under.register(serving)


def described(row: Initiative) -> Found | None:
    """An archived initiative is not found any more."""
    if row.archived_at:
        return None
    return Found(row.code, row.title, row.problem[:2000], row.get_absolute_url(), row.product_id)


def theme_described(row: Theme) -> Found:
    return Found("", row.name, "", row.get_absolute_url())


def baseline_described(row: Baseline) -> Found:
    return Found("", row.name, str(row.number), row.get_absolute_url())


def waiting(person: Person) -> Iterator[Waiting]:
    """Initiatives of mine whose promise is past: say that they are delivered, or promise anew."""
    rows = writable(person).filter(
        owner=person, state__in=LIVE, promised_on__lt=timezone.localdate()
    )
    for row in rows.only("number", "title", "promised_on").order_by("promised_on"):
        facts = {
            "code": row.code,
            "title": row.title,
            "date": short_date(row.promised_on, lang(), year=True),
        }
        yield Waiting(
            kind="decide",
            title=_("%(code)s, %(title)s: its promise is past.") % facts,
            detail=_("Promised for %(date)s. Say that it is delivered, or promise another date.")
            % facts,
            due=row.promised_on,
            url=row.get_absolute_url(),
        )


SERVING = (
    "objective_id", "number", "title", "team__name", "team__product", "state", "promised_on", "end_on",
    "late_on", "delivered_on",
)  # fmt: skip


def serving(person: Person, objectives: list[int]) -> dict[int, list[Under]]:
    """The initiatives under objectives, for the tree of the strategy (one query)."""
    found: dict[int, list[Under]] = {}
    today, speech = timezone.localdate(), lang()
    teams = scope_of(person, READ_BY["team"])
    url, worded = addresses("roadmap:initiative", like=1), cache(word_of)
    rows = visible(person).filter(objective__in=objectives).exclude(state=Initiative.State.DROPPED)
    for row in rows.values_list(*SERVING):
        pk, number, title, team, product, state, promised, end, late, delivered = row
        standing = of_dates(
            state, promised=promised, end=end, late=late, delivered=delivered, today=today
        )
        line = Under(
            code=f"I-{number:02d}",
            title=title,
            url=url(number),
            detail=team if team and (teams is None or product in teams) else "",
            tone=standing.tone,
            state_text=worded(standing, short_date(end, speech) if end else ""),
        )
        found.setdefault(pk, []).append(line)
    return found
