"""What the value of a plan is weighed against, as it is kept: a word, with what it names after a colon.

`low` (the surest value), `base` (effort on foundations), `weeks` (the fewest person-weeks), `by:2027-Q1` (value by the
end of a quarter), `objective:3`, `theme:3`, `product:3`, `sponsor:3` (value for one of them).
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from passerelle.arbitration.shapes import Posed
from passerelle.arbitration.solving.found import DRAWS
from passerelle.arbitration.solving.posed import foundations
from passerelle.engine.plan import goals
from passerelle.kernel.errors import DomainError
from passerelle.roadmap.models import Initiative

PATHS = 400  # that each point of the front lives
FOR = ("objective", "theme", "product", "sponsor")


def against_of(axis: str, it: Posed) -> goals.Against:
    """The count that an axis stands for; DomainError where it names nothing of this exercise any more."""
    kind, _colon, what = axis.partition(":")
    if kind in ("", "low"):
        return goals.low_value(it.fair, paths=PATHS, seed=DRAWS, surprise=it.framed.surprise)
    if kind == "base":
        return goals.effort_on(it.fair, foundations(it.framed))
    if kind == "weeks":
        return goals.fewest_weeks(it.fair)
    quarters = [str(one) for one in it.framed.quarters]
    if kind == "by" and what in quarters:
        return goals.value_by(quarters.index(what))
    if kind in FOR and what.isdecimal():
        rows = Initiative.objects.filter(number__in=it.framed.numbers, **{f"{kind}_id": int(what)})
        numbers = set(rows.values_list("number", flat=True))
        return goals.value_of(
            it.fair, {place for place, n in enumerate(it.framed.numbers) if n in numbers}
        )
    raise DomainError(_("What the value was to be weighed against is gone."), _("Choose another."))
