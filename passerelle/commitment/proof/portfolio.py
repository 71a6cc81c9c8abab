"""Every promise that a person may read, held to what came: odds kept, what one promised brings, chance taken out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from passerelle.commitment.models import Review
from passerelle.commitment.proof.facts import facts_of
from passerelle.commitment.proof.groups import open_groups
from passerelle.commitment.proof.outcome import Came, outcome
from passerelle.commitment.proof.visible import commitments
from passerelle.commitment.sealed import Sealed, sealed
from passerelle.engine.proof.bias import APART, Bias, Share, bias
from passerelle.engine.proof.curse import corrected
from passerelle.engine.proof.kept import Kept, kept
from passerelle.kernel.finding import Finding, Refusal
from passerelle.kpis.queries import visible as visible_measures
from passerelle.people.models import Person

NOBODY = "-"  # the sponsor of what has none
EIGHT_IN_TEN = 1.2816

Line = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Measured:
    """A promise whose effect was found: `ratio` of what was promised, with its `error`."""

    line: Line
    ratio: float
    error: float

    @property
    def sponsor(self) -> str:
        return str(self.line["sponsor_id"] or NOBODY)

    @property
    def kind(self) -> str:
        return self.line["kind"] or ""


@dataclass(frozen=True, slots=True)
class Worth:
    """In the value's own unit, of what was `measured`: promised, found with its interval."""

    promised: float
    found: float
    low: float
    high: float
    measured: int


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen: told by its ranges, and once chance is taken out."""

    told: float
    expected: float
    count: int


@dataclass(frozen=True, slots=True)
class Portfolio:
    """`shares` holds no sponsor: their own share is read by `own_share`, for them alone."""

    commitments: int
    odds: Finding[Kept] | Refusal
    measured: tuple[Measured, ...]
    shares: Shares | Refusal
    worth: Worth | None
    chosen: Chosen | Refusal


@dataclass(frozen=True, slots=True)
class Shares:
    """What comes of one promised. `whole` and `next` are None under five sponsors: they would tell of one of them.

    `kinds` and `groups` are those that can be told; `withheld` counts the others.
    """

    whole: Share | None
    next: Share | None
    kinds: Mapping[str, Share]
    groups: Mapping[str, Share]
    withheld: int


def portfolio(person: Person, *, on: dt.date) -> Portfolio:
    """As this person may read it on that day."""
    rows = sealed(commitments(person).order_by("number"))
    measured = measured_of(person, rows)
    return Portfolio(
        commitments=len(rows),
        odds=_odds(rows, on=on),
        measured=tuple(measured),
        shares=shares_of(measured),
        worth=_worth(measured),
        chosen=_chosen(rows),
    )


def own_share(person: Person, measured: Sequence[Measured] | None = None) -> Share | None:
    """What comes of one promised by this person, as their sponsor: for them alone, kept and written nowhere.

    `measured`: what they may read, for who has it already.
    """
    if measured is None:
        measured = measured_of(person, sealed(commitments(person).order_by("number")))
    told = list(measured)
    mine = str(person.pk)
    if mine not in {one.sponsor for one in told}:
        return None
    found = _bias(told)
    return None if isinstance(found, Refusal) else found.sponsors[mine]


def measured_of(person: Person, rows: Sequence[Sealed]) -> list[Measured]:
    """Each initiative once, in its last commitment, as its last review found it; of the measures one sees."""
    seen = set(visible_measures(person, archived=True).order_by().values_list("pk", flat=True))
    last = _last_reviews([row.pk for row in rows])
    found: dict[int, Measured] = {}
    for row in rows:
        if row.pk not in last:
            continue
        lines = {one["number"]: one for one in row.lines if one["chosen"]}
        for told in last[row.pk]:
            line, ratio = lines.get(told["number"]), told["effect"].get("ratio")
            if line and ratio and line["measure_id"] in seen:
                found[told["number"]] = Measured(line, *ratio)
    return list(found.values())


def _last_reviews(commitments: list[int]) -> dict[int, list[dict[str, Any]]]:
    """By id of the commitment: the lines of its last review."""
    kept = Review.objects.filter(commitment__in=commitments).order_by("on", "pk")
    last = dict(kept.values_list("commitment_id", "pk"))
    facts = Review.objects.filter(pk__in=list(last.values()))
    return dict(facts.values_list("commitment_id", "facts__lines"))


def _odds(rows: Sequence[Sealed], *, on: dt.date) -> Finding[Kept] | Refusal:
    """Of promises whose day is past: one kept early does not count before its day, nor one that was given up."""
    due = [
        line
        for row in rows
        for line in row.lines
        if line["chosen"]
        and line["odds"] is not None
        and (line["promised_on"] or "9") <= on.isoformat()
    ]
    facts = facts_of({line["number"] for line in due})
    came = [outcome(line, facts.get(line["number"]), on=on).came for line in due]
    known = [n for n, one in enumerate(came) if one not in {Came.GONE, Came.UNDATED}]
    odds = np.array([due[n]["odds"] for n in known], dtype=np.float64)
    return kept(odds, np.array([came[n] is Came.ON_TIME for n in known], dtype=bool))


def _bias(measured: list[Measured], **more: Any) -> Bias | Refusal:
    found = bias(
        np.array([one.ratio for one in measured], dtype=np.float64),
        np.array([one.error for one in measured], dtype=np.float64),
        types=[one.kind for one in measured],
        sponsors=[one.sponsor for one in measured],
        **more,
    )
    return found if isinstance(found, Refusal) else found.estimate


def shares_of(measured: list[Measured]) -> Shares | Refusal:
    """A kind that few people sponsor would tell of them as well as a group of them: both are withheld alike."""
    kinds, groups = _by_kind(measured), _by_role(measured)
    people = {one.sponsor for one in measured} - {NOBODY}
    open_ = {name: sorted(groups[name]) for name in open_groups(groups)}
    found = _bias(measured, groups=open_)
    if isinstance(found, Refusal):
        return found
    told = open_groups(kinds) if people else set(found.types)
    is_open = not people or len(people) >= APART
    return Shares(
        whole=found.whole if is_open else None,
        next=found.next if is_open else None,
        kinds={name: share for name, share in found.types.items() if name in told},
        groups=found.groups,
        withheld=len(found.types) - len(told) + len(groups) - len(found.groups),
    )


def _by_kind(measured: list[Measured]) -> dict[str, set[str]]:
    """The people who sponsored each kind of theme."""
    found: dict[str, set[str]] = {one.kind: set() for one in measured}
    for one in measured:
        found[one.kind] |= {one.sponsor} - {NOBODY}
    return found


def _by_role(measured: list[Measured]) -> dict[str, set[str]]:
    """Sponsors by their role in the company: each stands in one group, so that groups cannot be crossed."""
    ids = {int(one.sponsor) for one in measured if one.sponsor != NOBODY}
    found: dict[str, set[str]] = {}
    for pk, role in Person.objects.filter(pk__in=ids).values_list("pk", "role"):
        found.setdefault(role, set()).add(str(pk))
    return found


def _worth(measured: list[Measured]) -> Worth | None:
    """Values found in proportion to their effects."""
    valued = [one for one in measured if one.line["value"]]
    if not valued:
        return None
    mids = np.array([one.line["value"][1] for one in valued])
    found = float(mids @ np.array([one.ratio for one in valued]))
    spread = float(np.sqrt(((mids * np.array([one.error for one in valued])) ** 2).sum()))
    reach = EIGHT_IN_TEN * spread
    return Worth(float(mids.sum()), found, found - reach, found + reach, len(valued))


def _chosen(rows: Sequence[Sealed]) -> Chosen | Refusal:
    """All that was estimated in the last commitments tells how wide the field is; what was chosen is summed."""
    last = {line["number"]: line for row in rows for line in row.lines}
    lines = [one for one in last.values() if _is_ranged(one)]
    table = np.array([[*one["value"], one["effort"][1]] for one in lines], dtype=np.float64)
    table = table.reshape(-1, 4)
    found = corrected(table[:, 0], table[:, 1], table[:, 2], sizes=table[:, 3])
    if isinstance(found, Refusal):
        return found
    chosen = np.array([one["chosen"] for one in lines], dtype=bool)
    expected = float(found.estimate.expected[chosen].sum())
    return Chosen(float(table[chosen, 1].sum()), expected, int(chosen.sum()))


def _is_ranged(line: Line) -> bool:
    value, effort = line["value"], line["effort"]
    return bool(value and effort and min(*value, effort[1]) > 0 and value[2] > value[0])
