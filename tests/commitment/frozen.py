"""The content of a commitment, written by hand."""


def line(number, **facts):
    return {
        "number": number, "code": f"I-{number:02d}", "title": f"Bet {number}", "product_id": None, "team": "",
        "kind": "", "theme": "", "sponsor_id": None, "chosen": True, "first": "2026-Q4", "last": "2026-Q4",
        "start_on": None, "end_on": "2026-12-31", "late_on": None, "promised_on": "2026-12-31", "odds": 0.8,
        "value": [1, 2, 3], "cost": None, "effort": [1, 1, 1], "confidence": 50, "measure_id": None,
        "effect": None, "reason": None, **facts,
    }  # fmt: skip


def content(product=None, lines=None):
    plan = {
        "scenario": "A Field", "value": 10.0, "objective": "value", "sought": 10.0, "bound": 10.5,
        "greedy": {"rice": 9.0}, "quantiles": [6.0, 10.0, 13.0], "cost": 0.0, "effort": 8.0, "capacity": 10.0,
        "on_time": 0.8,
    }  # fmt: skip
    return {
        "arbitration": 1, "period": "2026-Q4", "quarters": ["2026-Q4"], "currency": "EUR", "plan": plan,
        "lines": lines or [line(1, product_id=product)], "votes": [], "decisions": [], "dissents": [],
    }  # fmt: skip
