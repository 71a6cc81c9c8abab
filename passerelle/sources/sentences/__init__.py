"""Every problem of a file as sentences: what is wrong, where, and what to do next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from passerelle.kernel.errors import InputProblem, Place
from passerelle.kernel.typography import goes_on, number
from passerelle.sources.sentences.files import FILES, NO_SUCH_COLUMN, TOO_BIG
from passerelle.sources.sentences.rows import ROWS
from passerelle.sources.sentences.sentence import Sentence
from passerelle.sources.sentences.warehouses import WAREHOUSES
from passerelle.ui.language import lang

SENTENCES: dict[str, Sentence] = FILES | ROWS | WAREHOUSES


@dataclass(frozen=True, slots=True)
class Said:
    """A problem in the reader's language."""

    what: str
    hint: str
    place: str
    after: str = ""
    """What is wrong, as it goes on after the place and its colon."""

    @property
    def line(self) -> str:
        told = f"{self.place} {self.after}" if self.place else self.what
        return f"{told} {self.hint}"


class _Facts(dict[str, Any]):
    """A fact that the reader could not tell shows as a dash."""

    def __missing__(self, name: str) -> str:
        return "—"


def said(problem: InputProblem) -> Said:
    """The problem in the language in force."""
    what, hint = _sentence(problem)
    facts = _Facts({name: _plain(value) for name, value in problem.facts.items() if value != ""})
    if problem.code == "too-big":
        facts["megabytes"] = number(problem.facts.get("limit", 0) // 2**20, lang())
    after = goes_on(str(what), lang())  # before the facts: a name that begins it keeps its capital
    return Said(str(what) % facts, str(hint) % facts, place_of(problem.place), after % facts)


def _sentence(problem: InputProblem) -> Sentence:
    if problem.code == "too-big":
        return TOO_BIG.get(problem.facts.get("what", ""), SENTENCES["too-big"])
    if problem.code == "missing-column" and not problem.facts.get("names"):
        return NO_SUCH_COLUMN
    return SENTENCES[problem.code]


def place_of(place: Place) -> str:
    """Where in the file, as a sentence of its own; empty when the whole file is meant."""
    facts = {"file": place.file, "row": place.row, "column": place.column}
    if place.row is not None and place.column:
        return _("%(file)s, row %(row)s, column “%(column)s”:") % facts
    if place.row is not None:
        return _("%(file)s, row %(row)s:") % facts
    if place.column:
        return _("%(file)s, column “%(column)s”:") % facts
    return _("%(file)s:") % facts if place.file else ""


def _plain(value: Any) -> str:
    if isinstance(value, str) or not isinstance(value, Iterable):
        return str(value)
    return ", ".join(str(one) for one in value)
