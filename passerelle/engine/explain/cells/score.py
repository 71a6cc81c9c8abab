"""How named cells stand against the planted truth: exact match of elements, pooled over cases."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Tally:
    """Counts over cases; a truth that was not named counts as missed."""

    cases: int = 0
    exact: int = 0
    hits: int = 0
    false: int = 0
    missed: int = 0
    empty: int = 0
    false_on_empty: int = 0

    def add(self, named: set[str], truth: set[str]) -> None:
        self.cases += 1
        self.exact += named == truth
        self.hits += len(named & truth)
        self.false += len(named - truth)
        self.missed += len(truth - named)
        if not truth:
            self.empty += 1
            self.false_on_empty += len(named)

    def row(self) -> dict[str, float]:
        """`f1`, `precision`, `recall` (1 where nothing could be named), exact sets, false causes."""
        named, planted = self.hits + self.false, self.hits + self.missed
        total = named + planted
        return {
            "f1": round(2 * self.hits / total, 4) if total else 1.0,
            "precision": round(self.hits / named, 4) if named else 1.0,
            "recall": round(self.hits / planted, 4) if planted else 1.0,
            "exact": self.exact,
            "cases": self.cases,
            "false_causes_per_case": round(self.false_on_empty / self.empty, 4)
            if self.empty
            else 0.0,
        }
