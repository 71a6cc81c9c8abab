"""A commitment made in a test, without an arbitration being lived: its lines as `content.py` says them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from passerelle.arbitration.models import Arbitration
from passerelle.commitment.models import Commitment
from passerelle.kernel.digest import digest
from passerelle.roadmap.models import Baseline, Initiative

FROZEN = dt.date(2026, 1, 5)


def line(row: Initiative, **more: Any) -> dict[str, Any]:
    told = {
        "number": row.number, "code": row.code, "title": row.title, "product_id": row.product_id,
        "team": "", "kind": "feature", "theme": "", "sponsor_id": None, "chosen": True,
        "first": None, "last": None, "start_on": None, "end_on": None, "late_on": None,
        "promised_on": None, "odds": None, "value": None, "cost": None, "effort": None,
        "confidence": None, "measure_id": row.success_measure_id, "effect": None, "reason": None,
    }  # fmt: skip
    return {**told, **more}


def frozen(
    lines: list[dict[str, Any]], *, product: Any = None, by: Any = None, on: dt.date = FROZEN
) -> Commitment:
    number = Commitment.objects.count() + 1
    arbitration = Arbitration.objects.create(
        number=Arbitration.objects.count() + 101,
        name=f"Exercise {number}",
        first="2026-Q1",
        product=product,
    )
    baseline = Baseline.objects.create(
        number=Baseline.objects.count() + 101, name="T", by=by, lines=[], digest=digest([])
    )
    content = {
        "arbitration": arbitration.number, "period": "2026-Q1", "quarters": ["2026-Q1"],
        "currency": "EUR", "plan": {}, "lines": lines, "votes": [], "decisions": [], "dissents": [],
    }  # fmt: skip
    at = dt.datetime.combine(on, dt.time(12), tzinfo=timezone.get_current_timezone())
    return Commitment.objects.create(
        number=number, name=f"Commitment {number}", arbitration=arbitration, baseline=baseline,
        content=content, digest=digest(content), at=at, by=by,
    )  # fmt: skip
