"""Five plans that need no solver: candidates taken in the order of a score, as spreadsheets do it.

RICE (value by effort) is Intercom's score without its reach, which our value already holds; WSJF (cost of
delay by duration) is Reinertsen's. Each candidate enters where it gains most, if it gains anything.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from passerelle.engine.plan.columns import Columns
from passerelle.engine.plan.plan import Plan
from passerelle.engine.plan.problem import Floats, Problem
from passerelle.engine.plan.table import Table

ROUNDS = 3  # of taking more for the floors
ROOM = 1.02  # a plan that begins with the floors may end larger than the one before
LITTLE = 1e-9  # what takes nothing or costs nothing comes first, and nothing divides by zero


def scores(problem: Problem) -> dict[str, Floats]:
    """The five orders: the higher, the sooner. Arrays by candidate."""
    value = np.array([one.value * one.success for one in problem.candidates])
    delay = np.array([problem.discount + one.decay for one in problem.candidates])
    weeks, money = problem.weeks, problem.costs
    scarce = _scarce(problem)
    return {
        "rice": value / (weeks + LITTLE),
        "wsjf": value * delay / problem.lasts,
        "value": value,
        "money": value / (money + LITTLE),
        "scarce": value / (problem.wanted @ scarce + money * _scarce_money(problem) + LITTLE),
    }


def _scarce(problem: Problem) -> Floats:
    """How many person-weeks are wanted of each skill for each one there is."""
    there = problem.capacity.sum(axis=(0, 2))
    wanted: Floats = problem.wanted.sum(axis=0) / np.maximum(there, 1)
    return wanted


def _scarce_money(problem: Problem) -> float:
    """The same of money, in person-weeks for one of its unit; 0 when nobody limits it."""
    there = sum(one.amount for one in problem.budgets)
    if not there:
        return 0.0
    return float(problem.capacity.sum()) / there * float(problem.costs.sum()) / there


def fill(problem: Problem, columns: Columns, score: Floats) -> Plan:
    """Mandatory candidates first, by deadline, each after what it waits for; then by score.

    Where a floor is not held, another plan begins with as much of its candidates as it lacks.
    """
    plan = best = _filled(problem, columns, score, weeks=0.0)
    for _ in range(ROUNDS):
        if not any(plan.lacking(floor) for floor in problem.floors):
            break
        weeks = ROOM * float(plan.load.sum())
        plan = _filled(problem, columns, score, weeks=weeks)
        best = max(best, plan, key=lambda one: one.value)
    return best


def _filled(problem: Problem, columns: Columns, score: Floats, *, weeks: float) -> Plan:
    """`weeks` is how large the plan should be (person-weeks), of which each floor takes its share first."""
    table = Table(problem, columns)
    order = np.argsort(-score, kind="stable").tolist()
    obliged = [n for n, one in enumerate(problem.candidates) if one.deadline is not None]
    for candidate in sorted(obliged, key=lambda n: problem.candidates[n].deadline or 0):
        oblige(table, candidate)
    for floor in problem.floors:
        _reserve(table, [one for one in order if one in set(floor.members)], floor.share * weeks)
    while _pass(table, order):
        pass  # what waited for another may enter once the other has
    return table.plan()


def _reserve(table: Table, members: list[int], weeks: float) -> None:
    efforts = table.problem.weeks
    held = sum(efforts[one] for one in members if one in table.placed)
    for one in members:
        if held >= weeks:
            return
        found = table.best(one)
        if found and found[0] > 0:
            table.put(found[1])
            held += efforts[one]


def oblige(table: Table, candidate: int) -> None:
    """Place it and what it waits for, each as early as what follows needs; late rather than never."""
    chain = table.missing(candidate)
    until = table.problem.candidates[candidate].deadline or 0
    latest = {candidate: until}
    for one in reversed(chain):
        for need in table.needs.get(one, []):
            start = latest[one] - int(table.problem.lasts[one])
            latest[need] = min(latest.get(need, start), start)
    for one in chain:
        found = table.best(one, until=latest[one]) or table.best(one)
        if found:
            table.put(found[1])


def _pass(table: Table, order: list[int]) -> int:
    entered = 0
    for candidate in order:
        found = table.best(candidate)
        if found and found[0] > 0:
            table.put(found[1])
            entered += 1
    return entered


def refill(plan: Plan, columns: Columns, *, but: int = -1) -> list[Plan]:
    """The same plan with all that still gains something but one candidate, taken in each of the five orders."""
    made = []
    for score in scores(plan.problem).values():
        table = Table.holding(plan, columns)
        order = [one for one in np.argsort(-score, kind="stable").tolist() if one != but]
        while _pass(table, order):
            pass
        made.append(table.plan())
    return made


def greedy_plans(problem: Problem, columns: Columns) -> dict[str, Plan]:
    """The five plans, by the name of their score."""
    return {name: fill(problem, columns, score) for name, score in scores(problem).items()}


def best_of(plans: Iterable[Plan]) -> Plan:
    """The plan of highest value, the first of those that tie."""
    return max(plans, key=lambda plan: plan.value)
