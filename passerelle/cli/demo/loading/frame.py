"""What binds the arbitration of the next quarter at Belvédère: money, a floor for debt, what is mandatory."""

from __future__ import annotations

from django.db.models import F

from passerelle.arbitration.actions.frame import put
from passerelle.arbitration.models import Arbitration
from passerelle.arbitration.queries import framed
from passerelle.people.models import Person, Team
from passerelle.people.queries import company
from passerelle.roadmap.actions import exclude
from passerelle.roadmap.models import LIVE, Initiative, SkillNeed, Theme

SPONSORS = {"debt": "cto", "compliance": "cto", "run": "cto", "feature": "cpo"}
"""Who asks for what, by kind of theme."""
BOSS = (22, 24, 29, 36, 38)
"""What the chief executive asks for."""
MANDATORY = {42: 0, 30: 1}
"""The quarter of the exercise by whose end each must be done."""
RIVALS = (37, 41)
"""Both would rebuild the same screen."""
DELAY = {29: 8.0, 24: 6.0, 22: 5.0, 41: 3.0, 31: 4.0}
LOW, HIGH = 0.75, 1.7
"""Efforts as estimates usually are: longer above than below."""
DEBT, CASH_SHARE = 12, 0.6


def facts() -> None:
    """What the roadmap says of each initiative, before any exercise."""
    SkillNeed.objects.filter(initiative__state__in=LIVE).update(
        low=F("person_weeks") * LOW, high=F("person_weeks") * HIGH
    )
    people = {role: Person.objects.filter(role=role).order_by("pk").first() for role in _roles()}
    for row in Initiative.objects.filter(state__in=LIVE).select_related("theme"):
        role = (
            "ceo" if row.number in BOSS else SPONSORS.get(row.theme.kind if row.theme else "", "")
        )
        row.sponsor = people.get(role)
        row.delay = DELAY.get(row.number)
        row.save(update_fields=["sponsor", "delay"])


def _roles() -> set[str]:
    return {"ceo", *SPONSORS.values()}


def bind(row: Arbitration, *, by: Person) -> None:
    """Cash a little over half of what all would cost, a floor of debt, an absence, two mandatory, one rivalry."""
    quarters = row.horizon(first_month=company().fiscal_month)
    for number, quarter in MANDATORY.items():
        Initiative.objects.filter(number=number).update(deadline=quarters[quarter].end)
    pair = list(Initiative.objects.filter(number__in=RIVALS))
    if len(pair) == 2:
        exclude(pair[0], other=pair[1], by=by)
    team = Team.objects.filter(slug="mobile").first()
    if team:
        first = quarters[0]
        absence = {"start_on": first.start, "end_on": first.end, "person_weeks": 6.0}
        put(row, "absence", by=by, team=team, trade="engineer", **absence)
    put(row, "floor", by=by, kind=Theme.Kind.DEBT, share=DEBT)
    found = framed(row)
    if found is not None:
        amount = 50 * round(CASH_SHARE * float(found.problem.costs.sum()) / 50)
        until = str(quarters[-1])
        put(row, "cash", by=by, since=str(quarters[0]), until=until, amount=amount)
