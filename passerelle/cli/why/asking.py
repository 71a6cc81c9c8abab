"""Which of the engine's two questions the files allow."""

from __future__ import annotations

from passerelle.cli.why.asked import Pair, Read
from passerelle.engine.explain.answer.answer import answer
from passerelle.engine.explain.answer.comparing import compare
from passerelle.engine.explain.answer.question import Question
from passerelle.engine.explain.answer.shapes import Answer
from passerelle.kernel.finding import Finding, Refusal

_TOO_SHORT = frozenset({"past-too-short", "date-outside"})


def ask(read: Read) -> Finding[Answer] | Refusal:
    """Day by day; two periods where there are no days, or two files with too little past."""
    if isinstance(read.asked, Pair):
        return _compare(read.asked)
    found = answer(read.asked)
    if isinstance(found, Refusal) and found.code in _TOO_SHORT and len(read.files) == 2:
        pair = halves(read.asked)
        return _compare(pair) if pair else found
    return found


def _compare(pair: Pair) -> Finding[Answer] | Refusal:
    return compare(pair.cube, pair.before, pair.now, pair.before_totals, pair.now_totals)


def halves(question: Question) -> Pair | None:
    """The days before and from the day asked about, as two periods of the same length; None without any."""
    reading, since = question.reading, question.since
    start = (since - reading.days[0]).days if since else 0
    length = min(start, len(reading.days) - start)
    if length < 1:
        return None
    return periods(question, before=start - length, now=start, days=length)


def periods(question: Question, *, before: int, now: int, days: int) -> Pair:
    """As many days from the places `before` and `now`, each summed by leaf."""
    reading = question.reading
    first, second = slice(before, before + days), slice(now, now + days)
    totals = reading.totals
    return Pair(
        reading.cube,
        before=reading.sums[first].sum(axis=0),
        now=reading.sums[second].sum(axis=0),
        before_totals=None if totals is None else totals[first].sum(axis=0),
        now_totals=None if totals is None else totals[second].sum(axis=0),
    )
