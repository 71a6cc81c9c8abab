"""Why a flow measure gives no number: the codes, and what each would need."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from passerelle.kernel.finding import Refusal

FEWEST_ITEMS = 5
FEWEST_WEEKS = 4

NO_ITEMS = "flow.no_items"
NO_START = "flow.no_start"
TOO_FEW_FINISHED = "flow.too_few_finished"
TOO_FEW_IN_PROGRESS = "flow.too_few_in_progress"
TOO_FEW_WEEKS = "flow.too_few_weeks"

REFUSALS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        NO_ITEMS: ("an item created on or before the date asked for",),
        NO_START: (
            "status history from the tracker (in Jira: expand=changelog)",
            "a status of the company counted as “doing”",
        ),
        TOO_FEW_FINISHED: (f"at least {FEWEST_ITEMS} finished items in the window",),
        TOO_FEW_IN_PROGRESS: (f"at least {FEWEST_ITEMS} items in progress",),
        TOO_FEW_WEEKS: (f"at least {FEWEST_WEEKS} whole weeks since the first item",),
    }
)
"""Code to needs, in English; screens word them in both languages from the code."""


def refuse(code: str) -> Refusal:
    """The refusal of that code with its needs."""
    return Refusal(code=code, needs=REFUSALS[code])
