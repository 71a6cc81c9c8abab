"""The pages of one exercise, and what each may cost: what is chosen is read whole, and says why it costs more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from benchmarks.pages.routes import LIST, QUERIES, WIDE, Route


@dataclass(frozen=True, slots=True)
class May:
    """What a page may cost: in times the reference, in queries, and why more than a list."""

    limit: float
    queries: int
    why: str


PAGE = May(LIST, QUERIES, "a list by pages, or one thing")
FORMS = May(
    3.0,
    20,
    "all that was added to the frame, and the forms that add more: every team, initiative and person may be chosen",
)
WHOLE = May(WIDE, 20, "read from top to bottom: every initiative of the exercise stands in it")
FRAME = May(
    8.0,
    33,
    "the facts of 200 initiatives and of 9 teams are read anew, sixteen kinds of them, to say whether what was "
    "found still holds",
)
CHOICES = May(8.0, 36, "that, and what a plan may be weighed against: four kinds of things")
SIDES = May(
    12.0,
    33,
    "that, and three plans of 200 initiatives set side by side: values, loads, shares, what separates them",
)
ROOM = May(
    6.0,
    20,
    "sixty initiatives, twenty voters and two rounds are read whole, and what the rule chooses is reckoned again",
)
TOLD = May(
    6.0,
    20,
    "what an audience reads, then every initiative with what is kept from whom, and every link that was made",
)
EVERY = May(
    6.0,
    14,
    "every promise ever made is reckoned again: no page of them could say whether the odds hold",
)
PAST = May(
    6.0,
    20,
    "that, and every initiative delivered: those that the reader sees, and all of them for the draws",
)
POLL = May(
    0.5,
    5,
    "asked every two seconds by twenty telephones: 304 from three queries, and two that say who is signed in",
)

EXERCISE = {
    "arbitration:list": PAGE,
    "arbitration:arbitration": FRAME,
    "arbitration:capacity": FORMS,
    "arbitration:limits": FORMS,
    "arbitration:past": PAST,
    "arbitration:scenarios": SIDES,
    "arbitration:why": FRAME,
    "arbitration:landing": FRAME,
    "arbitration:further": CHOICES,
    "workshop:list": PAGE,
    "workshop:setup": PAGE,
    "workshop:workshop": ROOM,
    "workshop:ballot": PAGE,
    "workshop:pulse": POLL,
    "workshop:ballot-pulse": POLL,
    "commitment:freeze": FRAME,
    "commitment:list": PAGE,
    "commitment:commitment": WHOLE,
    "commitment:audiences": TOLD,
    "commitment:shared": WHOLE,
    "commitment:portfolio": EVERY,
    "commitment:proof": WHOLE,
    "commitment:review": WHOLE,
    "commitment:promise": FORMS,
}
"""Pages of one arbitration, and what each may cost."""


def exercise_routes(addresses: dict[str, dict[str, Any]]) -> Iterator[Route]:
    """Every page of an exercise, on the objects that these addresses name."""
    from django.urls import reverse

    for name, may in EXERCISE.items():
        at = dict(addresses.get(name, {}))
        query = at.pop("?", "")
        yield Route(name, reverse(name, kwargs=at) + query, may.limit, may.queries)
