"""What is known of a commitment without reading any measure: a page waits for nothing."""

from __future__ import annotations

import datetime as dt
from typing import Any

from passerelle.commitment.models import Commitment
from passerelle.commitment.proof.review import outcomes


def facts_now(commitment: Commitment, *, on: dt.date) -> dict[str, Any]:
    """The shape of a review, whose effects wait for one."""
    return {
        "on": on.isoformat(),
        "lines": [
            {
                "number": number,
                "came": came.came.value,
                "days": came.days,
                "expected": came.expected,
                "on": came.on.isoformat() if came.on else None,
                "told": came.told.value,
                "coverage": came.coverage,
                "effect": {"refusal": "not-reviewed"},
                "cost": {"refusal": "nothing-spent"},
                "clues": [],
            }
            for number, came in outcomes(commitment, on=on).items()
        ],
    }
