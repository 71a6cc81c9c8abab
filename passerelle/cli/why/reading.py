"""From files to a question: what is measured, day by day and leaf by leaf."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from passerelle.analysis.sentences.why.guesses import Guess
from passerelle.cli.why.asked import LIMITS, Asked, Read
from passerelle.cli.why.asking import periods
from passerelle.cli.why.pouring import Poured, pour
from passerelle.cli.why.rolling import Rolled, roll_up
from passerelle.cli.why.undated import read_pair
from passerelle.cli.why.witnesses import read_events, read_witnesses
from passerelle.connect.tables import open_table
from passerelle.engine.explain.answer.question import Floats, Question
from passerelle.kernel.errors import InputError

FARTHEST = 7
"""Days without a row that a series may hold between two files; past them it is two periods, this year's and last."""


def read(asked: Asked, folder: Path) -> Read:
    """One file with dates, or two: InputError or BadRowsError when they cannot be read."""
    try:
        now = pour(asked.files[0], folder, asked)
    except InputError as wrong:
        if wrong.problem.code != "no-time-column" or len(asked.files) == 1 or asked.time:
            raise
        return _undated(asked)
    if len(asked.files) == 1:
        return _question(asked, now, folder=folder)
    return _question(asked, now, folder=folder, before=_like(now, asked, folder))


def _undated(asked: Asked) -> Read:
    pair, chosen, guesses = read_pair(asked.files[0], asked.files[1], asked)
    names = tuple(path.name for path in asked.files)
    return Read(chosen.measure, pair, guesses, files=names)


def _like(now: Poured, asked: Asked, folder: Path) -> Poured:
    """The second file read by the columns of the first."""
    columns = open_table(asked.files[1], limits=LIMITS).columns
    by = asked.by or tuple(d for d in now.plan.dimensions if d in columns)
    return pour(asked.files[1], folder, replace(asked, measure=now.measure, by=by))


def _question(asked: Asked, now: Poured, *, folder: Path, before: Poured | None = None) -> Read:
    columns, told = _dimensions(now, before, asked)
    files, more = [now.rows], list(told)
    restated: dict[dt.date, float] = {}
    if before is not None:
        restated = _restated(now, before)
        files.append(_earlier(now, before, folder))
        more += _two_files(now, before, asked, repeated=bool(restated))
    rolled = roll_up(files, columns, ratio=asked.total is not None)
    witnesses, unused = read_witnesses(asked, rolled.reading.days, folder)
    events, left_out = read_events(asked)
    since = asked.since or (now.first if before is not None and now.first > before.first else None)
    question = Question(
        reading=rolled.reading,
        witnesses=witnesses,
        events=events,
        loads=replace(rolled.loads, restated=_by_day(rolled, restated)),
        since=since,
        hourly=rolled.hourly,
    )
    names = tuple(path.name for path in asked.files)
    rows = now.count + (before.count if before else 0)
    if before is not None and asked.since is None and (gap := _between(now, before)) > FARTHEST:
        days = min((one.last - one.first).days + 1 for one in (now, before))
        pair = periods(question, before=0, now=(now.first - before.first).days, days=days)
        apart = Guess("apart", {"gap": gap, "days": days})
        kept = [g for g in (*more, *_rolled(rolled)) if g.code not in {"since", "empty-days"}]
        return Read(now.measure, pair, (*kept, apart), rows, names)
    return Read(now.measure, question, (*more, *_rolled(rolled), *unused, *left_out), rows, names)


def _between(now: Poured, before: Poured) -> int:
    """Days that neither file holds, from the end of the second to the first day of the first."""
    return (now.first - before.last).days - 1


def _dimensions(
    now: Poured, before: Poured | None, asked: Asked
) -> tuple[tuple[str, ...], tuple[Guess, ...]]:
    names = tuple(now.plan.written.values())
    if before is None:
        return names, now.guesses
    both = tuple(n for n in names if n in before.plan.written.values())
    alone = tuple(n for n in names if n not in both)
    told = [g for g in now.guesses if g.code != "by"]
    told += [Guess("by", {"columns": both})] if both and asked.by is None else []
    return both, (*told, *([Guess("only-before", {"columns": alone})] if alone else []))


def _rolled(rolled: Rolled) -> list[Guess]:
    found = [Guess("folded", {"column": d, "kept": n}) for d, n in rolled.folded.items()]
    if rolled.empty_days:
        found.append(Guess("empty-days", {"days": rolled.empty_days}))
    return found


def _two_files(now: Poured, before: Poured, asked: Asked, *, repeated: bool) -> list[Guess]:
    found = []
    if repeated:
        first, last = max(now.first, before.first), min(now.last, before.last)
        found.append(Guess("repeated-days", {"first": first, "last": last, "file": now.file}))
    if asked.since is None and now.first > before.first:
        found.append(Guess("since", {"day": now.first, "file": now.file}))
    return found


def _earlier(now: Poured, before: Poured, folder: Path) -> Path:
    """The rows of the second file on days that the first does not hold."""
    target = folder / "earlier.parquet"
    with duckdb.connect() as base:
        base.execute(
            f"COPY (SELECT * FROM read_parquet('{before.rows}') WHERE CAST(time AS DATE) NOT IN "  # noqa: S608
            f"(SELECT DISTINCT CAST(time AS DATE) FROM read_parquet('{now.rows}'))) TO '{target}'"
        )
    return target


def _restated(now: Poured, before: Poured) -> dict[dt.date, float]:
    """By day that both files hold, how far the second load is from the first, relatively."""
    one = "SELECT CAST(time AS DATE) AS day, sum(value) AS v FROM read_parquet('{}') GROUP BY 1"
    with duckdb.connect() as base:
        found: list[Any] = base.execute(
            f"SELECT day, a.v, b.v FROM ({one.format(now.rows)}) a "  # noqa: S608
            f"JOIN ({one.format(before.rows)}) b USING (day)"
        ).fetchall()
    return {day: last / first - 1 for day, last, first in found if first}


def _by_day(rolled: Rolled, restated: dict[dt.date, float]) -> Floats | None:
    if not restated:
        return None
    return np.array([restated.get(day, np.nan) for day in rolled.reading.days])
