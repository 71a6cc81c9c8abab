"""The cost of a page: processor time beside the reference's, one after the other; number of queries."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from typing import Any

from benchmarks.pages.reference import ADDRESS


@dataclass(frozen=True, slots=True)
class Cost:
    """Medians, in milliseconds of processor time; queries of one request, sign-in's included."""

    cpu: float
    reference: float
    queries: int

    @property
    def ratio(self) -> float:
        return self.cpu / self.reference


def cost(client: Any, address: str, *, times: int) -> Cost:
    """The reference and the page in turn, so that both meet the same noise of the machine."""
    queries = count(client, address)
    timed(client, ADDRESS)
    timed(client, address)
    pairs = [(timed(client, ADDRESS), timed(client, address)) for _ in range(times)]
    reference, page = (statistics.median(column) for column in zip(*pairs, strict=True))
    return Cost(page, reference, queries)


def timed(client: Any, address: str) -> float:
    start = time.process_time()
    client.get(address)
    return (time.process_time() - start) * 1000


def count(client: Any, address: str) -> int:
    """Queries of one request; a page that answers neither 200 nor 304 has no cost to tell.

    Asked once before: what is kept until the data change (flow readings) is made then. What is remembered
    for a while only (the inbox's number) is forgotten, as on the first page of a minute.
    """
    from django.core.cache import cache
    from django.db import connection

    client.get(address)
    cache.clear()
    asked = 0

    def counted(execute: Any, *words: Any) -> Any:
        nonlocal asked
        asked += 1
        return execute(*words)

    with connection.execute_wrapper(counted):
        answer = client.get(address)
    if answer.status_code not in {200, 304}:
        raise RuntimeError(f"{address} answers {answer.status_code}")
    return asked
