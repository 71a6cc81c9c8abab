"""`python -m benchmarks.pages [--json] [--times N] [--only WORD,...]`.

At 1,000: a thousand rows of each kind. Pages of an arbitration (`exercise_routes.py` says what each may cost, and why):
a thousand arbitrations and commitments, of which the one looked at has 200 initiatives and three computed scenarios, a
workshop of 60 subjects and 20 voters, 100 links.
"""

from __future__ import annotations

import argparse
import sys
from typing import Any

from benchmarks.pages.house import furnished
from benchmarks.report import show


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pages", description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--times", type=int, default=15, help="requests of each page")
    parser.add_argument(
        "--only", default="", help="pages whose name holds one of these words, between commas"
    )
    parser.add_argument("--data", default="", help="a folder to keep the company in")
    asked = parser.parse_args(words)
    with furnished(asked.data):
        client, words = _signed_in(), asked.only.split(",")
        rows = _rows(client, times=asked.times, words=words)
        rows += _exercise_rows(client, times=asked.times, words=words)
    show("Pages: processor time beside a plain page of 100 rows x 6", rows, as_json=asked.json)
    return 1 if any(row["over"] for row in rows) else 0


def _rows(client: Any, *, times: int, words: list[str]) -> list[dict[str, Any]]:
    from benchmarks.pages.filling import sized
    from benchmarks.pages.measuring import cost, count
    from benchmarks.pages.routes import routes
    from benchmarks.pages.verdict import row

    walked = [route for route in routes() if any(word in route.name for word in words)]
    if not walked:
        return []
    with sized(10):
        few = {route.name: count(client, route.address) for route in walked}
    own = {route.name: cost(client, route.address, times=times) for route in walked}
    with sized(1000):
        many = {route.name: cost(client, route.address, times=times) for route in walked}
    return [
        row(route, few=few[route.name], own=own[route.name], many=many[route.name])
        for route in walked
    ]


def _exercise_rows(client: Any, *, times: int, words: list[str]) -> list[dict[str, Any]]:
    """The same of an exercise, whose size is its own: 10 initiatives, the story's, as many as one arbitrates."""
    from benchmarks.pages.exercise import CANDIDATES, exercised
    from benchmarks.pages.exercise_routes import EXERCISE, exercise_routes
    from benchmarks.pages.measuring import cost, count
    from benchmarks.pages.verdict import row

    def walked(addresses: dict[str, Any]) -> list[Any]:
        every = exercise_routes(addresses)
        return [route for route in every if any(word in route.name for word in words)]

    if not any(word in name for name in EXERCISE for word in words):
        return []
    with exercised(10) as at:
        few = {route.name: count(client, route.address) for route in walked(at)}
    with exercised(None) as at:
        own = {route.name: cost(client, route.address, times=times) for route in walked(at)}
    with exercised(CANDIDATES) as at:
        many = {r.name: (r, cost(client, r.address, times=times)) for r in walked(at)}
    return [row(r, few=few[name], own=own[name], many=found) for name, (r, found) in many.items()]


def _signed_in() -> Any:
    """The CPO's client, with a frozen pack to read."""
    from django.test import Client

    from benchmarks.pages.arranged import a_pack
    from passerelle.people.models import Person

    person = Person.objects.get(role="cpo")
    a_pack(by=person)
    client = Client(SERVER_NAME="localhost")
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
