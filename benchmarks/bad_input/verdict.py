"""What the bar asks of a refusal, and one row of the table."""

from __future__ import annotations

from typing import Any

from benchmarks.bad_input.measured import MEGA

MEMORY = 200 * MEGA
PROCESSOR = 5.0


def failings(found: dict[str, Any]) -> list[str]:
    """What is missing, whatever the machine: no time is judged here."""
    wanted = {
        "not refused": found["refused"],
        "no sentence": found["with"],
        "no place": found["place"],
        "no French": found["French"],
        "facts moved": found["unchanged"],
        "memory": found["over"] <= MEMORY,
    }
    return [name for name, held in wanted.items() if not held]


def row(found: dict[str, Any]) -> dict[str, Any]:
    slow = ["time"] if found["cpu"] > PROCESSOR else []
    return {
        "case": found["case"],
        "kind": found["kind"],
        "way": found["way"],
        "refused with": found["with"][:60],
        "place named": "yes" if found["place"] else "no",
        "CPU s": round(found["cpu"], 1),
        "MB over idle": round(found["over"] / MEGA),
        "unchanged": "yes" if found["unchanged"] else "no",
        "fails": ", ".join([*failings(found), *slow]),
    }
