"""Read, search, tell: the three steps of `passerelle plan`."""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import click

from passerelle.arbitration.sheet import said, wrong
from passerelle.arbitration.sheet.alone import alone
from passerelle.arbitration.sheet.facts import Guess
from passerelle.arbitration.sheet.page import page
from passerelle.arbitration.sheet.plain import plain
from passerelle.arbitration.sheet.posing import Posing, pose
from passerelle.arbitration.sheet.scenes import ORDER, Scene, scenes
from passerelle.arbitration.solving.found import PATHS
from passerelle.cli.alone import alone_on_stdout
from passerelle.cli.opening import harmless, stop
from passerelle.cli.plan.asked import Asked
from passerelle.cli.plan.capacity import read_capacity
from passerelle.cli.plan.printing import show
from passerelle.cli.plan.rules import counted, rules
from passerelle.cli.plan.wishes import read_wishes
from passerelle.engine.plan.problem import Problem
from passerelle.engine.plan.solve import Solved, solve, solve_within
from passerelle.kernel.errors import InputError, InputProblem
from passerelle.sources.problems import problem
from passerelle.sources.refusing import FileRefusedError, reasons
from passerelle.sources.sentences import said as told

BAD_INPUT = 1
SHOWN = 20


def run(asked: Asked) -> None:
    """Everything from the sheets to the answer; leaves with 1 on bad input, and nothing is written then."""
    if asked.out and not asked.out.absolute().parent.is_dir():
        parent = asked.out.absolute().parent
        stop(f"There is no folder {parent}.", "Create it first.", code=BAD_INPUT)
    try:
        posing, guesses = _read(asked)
    except InputError as bad:
        _complain(reasons(bad))
    found = _searched(posing, asked)
    if asked.as_json:
        click.echo(json.dumps(plain(posing, found, guesses), ensure_ascii=False))
    answer = page(posing, found, guesses)
    sources = _sources(asked, found)
    if not asked.as_json:
        show(answer, sources=sources)
    if asked.out:
        _write(alone(answer, sources=sources), asked.out)
        if not asked.as_json:
            click.echo(said.written(str(asked.out)))


def _read(asked: Asked) -> tuple[Posing, list[Guess]]:
    room = read_capacity(asked.capacity)
    wishes, guesses = read_wishes(asked.sheet, room, dayfirst=asked.dayfirst)
    found, guessed = rules(asked, wishes)
    posing = pose(wishes, room, found)
    loops = [one for one in posing.against if one.kind == "cycle"]
    if loops:
        raise FileRefusedError([_loop(asked, posing, one.numbers) for one in loops])
    if posing.framed is None:
        reason, hint = said.nothing()
        raise InputError(problem("rule", asked.sheet.name, reason=reason, hint=hint))
    return posing, [*guesses, *guessed, *counted(wishes, found, room)]


def _loop(asked: Asked, posing: Posing, numbers: Sequence[int]) -> InputProblem:
    rows = [posing.wish(one) for one in numbers]
    reason, hint = wrong.loop([one.key for one in (*rows, rows[0])])
    return problem("rule", asked.sheet.name, row=rows[0].row, reason=reason, hint=hint)


def _searched(posing: Posing, asked: Asked) -> list[Scene]:
    """On a terminal, says which scenario is being searched."""
    found: list[Scene] = []
    is_quiet = asked.as_json or not os.isatty(2)
    with alone_on_stdout(into=os.devnull):  # HiGHS says a line now and then
        coming = scenes(
            posing, count=asked.scenarios, seed=asked.seed, search=lambda one: _search(one, asked)
        )
        for letter, seeks in zip("ABC"[: asked.scenarios], ORDER, strict=False):
            if not is_quiet:
                click.echo(said.searching(letter, said.name(seeks)) + "…", err=True)
            found.append(next(coming))
    return found


def _search(sought: Problem, asked: Asked) -> Solved:
    if asked.moves is not None:
        return solve(sought, moves=asked.moves, seed=asked.seed)
    return solve_within(sought, seconds=asked.seconds, clock=time.monotonic, seed=asked.seed)


def _sources(asked: Asked, found: Sequence[Scene]) -> list[str]:
    return [
        said.source((asked.sheet.name, asked.capacity.name)),
        said.searched(asked.seconds, asked.moves, asked.seed),
        said.drawn(PATHS),
        *(said.digest(one.letter, one.digest) for one in found),
    ]


def _write(text: str, path: Path) -> None:
    """Whole or not at all: written beside, then put in place."""
    handle, beside = tempfile.mkstemp(dir=path.absolute().parent, prefix=f".{path.name}")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(beside).chmod(0o644)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _complain(problems: Sequence[InputProblem]) -> NoReturn:
    for one in problems[:SHOWN]:
        click.echo(harmless(told(one).line), err=True)
    if len(problems) > SHOWN:
        click.echo(said.more(len(problems) - SHOWN), err=True)
    raise SystemExit(BAD_INPUT)
