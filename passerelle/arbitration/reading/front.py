"""Value against another count, as its page shows it: what may be chosen, the drawing, the points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from passerelle.arbitration.models import Question, Solution
from passerelle.arbitration.queries.scenarios import questions_of
from passerelle.arbitration.reading.questions import rows_of
from passerelle.arbitration.reading.shown import Exercise
from passerelle.arbitration.sentences import axes as words
from passerelle.arbitration.sentences.reasons import in_unit
from passerelle.arbitration.sentences.separates import quarter_of
from passerelle.people.queries import people_seen_by, visible_products
from passerelle.reports.drawing import Dot, scatter
from passerelle.roadmap.models import Initiative, Theme
from passerelle.strategy.queries import objectives

LOW = "low"


@dataclass(frozen=True, slots=True)
class Choice:
    """What value may be weighed against; `name` is what somebody typed, where there is something."""

    axis: str
    label: str
    name: str = ""


def choices(it: Exercise, solution: Solution) -> list[tuple[str, list[Choice]]]:
    """By group: those of the plan first, then quarters, then what initiatives are for and the reader may see."""
    plain = [Choice(axis, words.label(axis)) for axis in (LOW, "base", "weeks")]
    quarters = solution.found["quarters"][:-1]
    early = [Choice(f"by:{one}", words.by(quarter_of(one))) for one in quarters]
    groups = [("", [*plain, *early])]
    seen: dict[str, Any] = {
        "objective": objectives(it.person),
        "theme": Theme.objects.all(),
        "product": visible_products(it.person, "product.read"),
        "sponsor": people_seen_by(it.person),
    }
    for kind, those in seen.items():
        held = {getattr(row, f"{kind}_id") for row in it.rows.values()} - {None}
        named = [
            Choice(f"{kind}:{one.pk}", words.of(kind), str(one))
            for one in those.filter(pk__in=held)
        ]
        if named:
            groups.append((words.of(kind), named))
    return groups


def choice_of(groups: list[tuple[str, list[Choice]]], axis: str) -> Choice | None:
    return next((one for _label, those in groups for one in those if one.axis == axis), None)


@dataclass(frozen=True, slots=True)
class PointLine:
    """`place` is where it stands among the points kept, as they were found."""

    place: int
    value: str
    second: str
    is_front: bool
    is_kept: bool
    enters: tuple[Initiative, ...]
    leaves: tuple[Initiative, ...]


@dataclass(frozen=True, slots=True)
class Front:
    """One front: what it weighs, its question where it was asked, its drawing, its points by falling value."""

    choice: Choice
    question: Question | None
    chart: str
    points: list[PointLine]

    @property
    def kept(self) -> int:
        return sum(one.is_front for one in self.points)


def asked(solution: Solution, groups: list[tuple[str, list[Choice]]]) -> list[Choice]:
    """The fronts asked for already, that this reader may read."""
    axes = [q.axis or LOW for q in questions_of(solution) if q.kind == Question.Kind.FRONT]
    return [one for axis in dict.fromkeys(axes) if (one := choice_of(groups, axis))]


def front(it: Exercise, solution: Solution, choice: Choice) -> Front:
    """What is known of it now."""
    one = next(
        (
            q
            for q in questions_of(solution)
            if q.kind == Question.Kind.FRONT and (q.axis or LOW) == choice.axis
        ),
        None,
    )
    points: list[dict[str, Any]] = (one.found or {}).get("points", []) if one else []
    lines = [
        PointLine(
            place,
            in_unit(it, point["value"]),
            words.amount(it, choice.axis, point["second"]),
            point["is_front"],
            point["is_kept"],
            rows_of(it, point["enters"]),
            rows_of(it, point["leaves"]),
        )
        for place, point in sorted(enumerate(points), key=lambda pair: -pair[1]["value"])
    ]
    return Front(choice, one, _drawn(it, choice, points), lines)


def _drawn(it: Exercise, choice: Choice, points: list[dict[str, Any]]) -> str:
    if len(points) < 2:
        return ""
    low = min(point["second"] for point in points)
    wide = max(point["second"] for point in points) - low or 1.0
    base = min(point["value"] for point in points)
    base -= 0.02 * abs(base)
    dots = [
        Dot(
            0.04 + 0.92 * (point["second"] - low) / wide,
            point["value"] - base,
            words.point(it, choice.axis, point),
            off=False,
        )
        for point in points
        if point["is_front"] or point["is_kept"]
    ]
    ticks = (
        (0.04, words.amount(it, choice.axis, low)),
        (0.96, words.amount(it, choice.axis, low + wide)),
    )
    top = max(point["value"] for point in points)
    said = _("Expected value upwards, %(other)s across") % {"other": choice.label}
    return scatter(dots, label=said, ticks=ticks, levels=((top - base, in_unit(it, top)),))
