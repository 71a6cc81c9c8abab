"""Why there is no number, and what would give one."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

REFUSALS: dict[str, tuple[Any, tuple[Any, ...]]] = {
    "flow.no_items": (
        _("No item was known at that date."),
        (_("An item created on or before that date."),),
    ),
    "flow.no_start": (
        _("No verdict: no item tells when it started."),
        (
            _("The history of statuses from the tracker (in Jira: expand=changelog)."),
            _("A status that means “doing”."),
        ),
    ),
    "flow.too_few_finished": (
        _("No verdict: fewer than five finished items can be used."),
        (_("Five finished items in the last 26 weeks."),),
    ),
    "flow.too_few_in_progress": (
        _("No verdict: fewer than five items are in progress."),
        (_("Five items in progress."),),
    ),
    "flow.too_few_weeks": (
        _("No verdict: fewer than four whole weeks of data."),
        (_("Four whole weeks since the first item."),),
    ),
}


def refused(code: str) -> str:
    """Why there is no number."""
    return str(REFUSALS[code][0])


def needed(code: str) -> tuple[str, ...]:
    """What would give one."""
    return tuple(str(need) for need in REFUSALS[code][1])
