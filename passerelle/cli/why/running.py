"""Read, ask the engine, tell: the three steps of `passerelle why`."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NoReturn

import click

from passerelle.analysis.sentences.why import summary
from passerelle.analysis.sentences.why import terminal as words
from passerelle.analysis.sentences.why.guesses import Guess, guessed
from passerelle.analysis.sentences.why.refusals import refused
from passerelle.analysis.why.alone import alone
from passerelle.analysis.why.page import Page, page
from passerelle.analysis.why.plain import plain
from passerelle.cli.opening import harmless, stop
from passerelle.cli.progress import reading
from passerelle.cli.why.asked import Asked, Read
from passerelle.cli.why.asking import ask, halves
from passerelle.cli.why.pouring import BadRowsError
from passerelle.cli.why.printing import show
from passerelle.cli.why.reading import read
from passerelle.engine.explain.answer.question import Question
from passerelle.engine.explain.answer.shapes import Answer
from passerelle.kernel.errors import InputError, InputProblem
from passerelle.kernel.finding import Finding, Refusal
from passerelle.ui.language import lang

BAD_INPUT = 1
NO_VERDICT = 3
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Out:
    """Where the answer goes."""

    html: Path | None = None
    as_json: bool = False
    sample: bool = False


def run(asked: Asked, folder: Path, out: Out) -> None:
    """Everything from the files to the answer; leaves with 1 on bad input, 3 without a verdict."""
    if out.html and not out.html.absolute().parent.is_dir():
        parent = out.html.absolute().parent
        stop(f"There is no folder {parent}.", "Create it first.", code=BAD_INPUT)
    if out.sample:
        asked = _sampled(asked, quiet=out.as_json)
    try:
        with reading((path.name for path in asked.files), quiet=out.as_json):
            found = _found(asked, folder)
    except InputError as wrong:
        _complain((wrong.problem,))
    except BadRowsError as wrong:
        _complain(wrong.problems)
    finding = ask(found)
    if isinstance(finding, Refusal):
        _refuse(finding, found, out)
    if isinstance(found.asked, Question) and finding.estimate.movement.since is None:
        pair = halves(found.asked)
        assert pair is not None
        found = replace(found, asked=pair, guesses=(*found.guesses, Guess("halves", {})))
    day = finding.estimate.movement.since
    if isinstance(found.asked, Question) and found.asked.since is None and day:
        found = replace(found, guesses=(*found.guesses, Guess("sought", {"day": day})))
    _tell(finding, found, out)


def _found(asked: Asked, folder: Path) -> Read:
    if asked.place is None:
        return read(asked, folder)
    from passerelle.cli.why.tables import read_table

    today = dt.datetime.now(dt.UTC).date()  # a day that still runs would look like a fall
    return read_table(asked.place, asked, folder, today=today)


def _sampled(asked: Asked, *, quiet: bool) -> Asked:
    """The sample's files in a folder that stays, so that one can look at them and try again."""
    import tempfile

    from passerelle.cli.why.sample import write_sample

    kept = Path(
        tempfile.mkdtemp(prefix="passerelle-sample-")
    )  # a name known before could be a trap
    sample = write_sample(kept, lang=lang())
    if not quiet:
        click.echo(words.sample_kept(str(kept)), err=True)
    return replace(sample, since=asked.since or sample.since)


def _complain(problems: tuple[InputProblem, ...]) -> NoReturn:
    from passerelle.sources.sentences import said

    for problem in problems[:SHOWN]:
        click.echo(harmless(said(problem).line), err=True)
    if len(problems) > SHOWN:
        click.echo(words.more_problems(len(problems) - SHOWN), err=True)
    raise SystemExit(BAD_INPUT)


def _refuse(refusal: Refusal, found: Read, out: Out) -> NoReturn:
    if out.as_json:
        click.echo(json.dumps({"refusal": plain(refusal), "read": _read(found)}))
        raise SystemExit(NO_VERDICT)
    why, hint = refused(refusal)
    for line in (why, hint, *map(guessed, found.guesses)):
        click.echo(harmless(line), err=True)
    raise SystemExit(NO_VERDICT)


def _read(found: Read) -> dict[str, Any]:
    guesses = [{"code": g.code, **plain(g.facts)} for g in found.guesses]
    return {
        "measure": found.measure,
        "files": list(found.files),
        "rows": found.rows,
        "guesses": guesses,
    }


def _tell(finding: Finding[Answer], found: Read, out: Out) -> None:
    asked = found.asked if isinstance(found.asked, Question) else None
    told = page(finding, measure=found.measure, asked=asked, ratio=_is_ratio(found))
    guesses = [guessed(guess) for guess in found.guesses]
    if out.html:
        out.html.write_text(_html(told, found, guesses), encoding="utf-8")
    if out.as_json:
        click.echo(json.dumps({**plain(finding), "read": _read(found)}))
        return
    show(told, guesses=guesses)
    if out.html:
        click.echo(words.page_written(str(out.html)))


def _html(told: Page, found: Read, guesses: list[str]) -> str:
    counted = [summary.rows_read(found.rows)] if found.rows else []
    if found.is_table:
        [place] = found.files
        whence, signed = words.source_there(found.measure, place), words.signed_there(place)
    else:
        by_day = isinstance(found.asked, Question)
        whence = words.source(found.measure, found.files, by_day=by_day, ratio=_is_ratio(found))
        signed = words.signed(found.files)
    return alone(told, sources=(whence, *counted, *guesses), signed=signed)


def _is_ratio(found: Read) -> bool:
    if isinstance(found.asked, Question):
        return found.asked.reading.totals is not None
    return found.asked.now_totals is not None
