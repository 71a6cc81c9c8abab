"""The shape of what a commitment holds: plain values, so that it can be sealed, exported and read in ten years.

Dates are ISO days, shares between 0 and 1, ranges [low, likely, high] (eight chances in ten), money in thousands of
the company's currency, effort in person-weeks, quarters as `2027-Q1`.
"""

from __future__ import annotations

from typing import NotRequired, TypedDict


class Named(TypedDict):
    """An initiative as it was that day, whether or not anything was promised of it."""

    number: int
    code: str
    title: str
    product_id: int | None
    team: str
    kind: str
    theme: str
    sponsor_id: int | None
    confidence: int | None
    measure_id: int | None


class Line(Named):
    """A candidate as it was that day, chosen or not. `odds`: of being delivered by `promised_on`, simulated.

    None stands wherever nothing was said. `reason` of one left out is the
    code of what binds (`capacity`, `cash`, `needs`, `apart`, `floor`, `worth`), `forced` out, or `unframed`: no
    candidate, for want of a value or an effort; None for one chosen.
    """

    chosen: bool
    first: str | None
    last: str | None
    start_on: str | None
    end_on: str | None
    late_on: str | None
    promised_on: str | None
    odds: float | None
    value: list[float] | None
    cost: list[float] | None
    effort: list[float] | None
    effect: list[float] | None
    reason: str | None


class Plan(TypedDict):
    """How good the plan was known to be; `greedy` by name of its score.

    `sought` is what the scenario looked for (`objective`): no plan brings more of it than `bound`. `value` and
    `quantiles` are counted as everybody counts.
    """

    scenario: str
    value: float
    objective: str
    sought: float
    bound: float
    greedy: dict[str, float]
    quantiles: list[float]
    cost: float
    effort: float
    capacity: float
    on_time: float


class Vote(TypedDict):
    """What was said of one initiative, by nobody in particular."""

    number: int
    round: int
    voters: int
    median: float
    quartiles: list[float]


class Dissent(TypedDict):
    """In the dissenter's words, signed: `by_id` a person, `guest_id` who came by link without an account.

    What was frozen before guests were kept has no `guest_id`.
    """

    number: int
    words: str
    by_id: int | None
    guest_id: NotRequired[int | None]


class Decision(TypedDict):
    """`said`: `chosen`, `not` or `study`."""

    number: int
    said: str
    by_id: int | None
    owner_id: int | None
    review_on: str | None


class Content(TypedDict):
    """`arbitration`: its number; `period`: its first quarter."""

    arbitration: int
    period: str
    quarters: list[str]
    currency: str
    plan: Plan
    lines: list[Line]
    votes: list[Vote]
    decisions: list[Decision]
    dissents: list[Dissent]
