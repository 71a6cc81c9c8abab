"""Every problem of a file as sentences: what is wrong, where, and what to do next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from passerelle.kernel.errors import InputProblem, Place

SENTENCES: dict[str, tuple[Any, Any]] = {
    "unreadable-file": (
        lazy("The file cannot be opened: %(reason)s."),
        lazy("Check that it exists and that you may read it."),
    ),
    "empty-file": (
        lazy("There is nothing to read: no row under the header."),
        lazy("Export it again, with its rows."),
    ),
    "unknown-kind": (
        lazy("This is not a kind of file that can be read here (it looks like: %(found)s)."),
        lazy("Give a CSV, an Excel workbook (.xlsx), a Parquet file, or the JSON of a tracker."),
    ),
    "truncated-gzip": (
        lazy("The compressed file stops before its end (after %(bytes)s bytes unpacked)."),
        lazy("The download or the copy was cut: fetch the file again."),
    ),
    "corrupt-gzip": (
        lazy("The compressed file is damaged (after %(bytes)s bytes unpacked)."),
        lazy("Fetch the file again."),
    ),
    "too-big": (
        lazy("Unpacked, the file passes what is accepted (%(what)s: %(limit)s)."),
        lazy("Export a shorter period, or split the file."),
    ),
    "nested-archive": (
        lazy("The archive holds other archives (%(found)s) instead of a table."),
        lazy("Unpack it and pour in the table itself."),
    ),
    "not-a-workbook": (
        lazy("The archive is not an Excel workbook (it holds: %(found)s)."),
        lazy("Unpack it and pour in the table itself."),
    ),
    "old-workbook": (
        lazy("The workbook is in the old .xls format, or protected by a password."),
        lazy("Open it, take off the password, and save it as .xlsx."),
    ),
    "corrupt-workbook": (
        lazy("A part of the workbook cannot be read (%(part)s)."),
        lazy("Open it in a spreadsheet and save it again as .xlsx."),
    ),
    "unknown-sheet": (
        lazy("The workbook has no sheet named “%(sheet)s”; it has: %(sheets)s."),
        lazy("Choose one of its sheets."),
    ),
    "corrupt-parquet": (
        lazy("The Parquet file is damaged or cut."),
        lazy("Write it again, or fetch it again."),
    ),
    "nested-column": (
        lazy("The column holds lists or records (%(type)s), not values."),
        lazy("Leave it out, or spread it over plain columns."),
    ),
    "wrong-encoding": (
        lazy("The text is not written in the encoding it seems to have (%(encoding)s)."),
        lazy("Save the file as UTF-8, or say its encoding."),
    ),
    "broken-quotes": (
        lazy("A quoted cell is never closed, or goes on after its closing quote."),
        lazy("Write a quote inside a cell as two quotes, then try again."),
    ),
    "too-many-columns": (
        lazy("The table has more than %(limit)s columns."),
        lazy("Keep only the columns that are needed."),
    ),
    "too-many-rows": (
        lazy("The table has more than %(limit)s rows."),
        lazy("Split it into several files."),
    ),
    "record-too-long": (
        lazy("One row is longer than %(limit)s characters: a quote may be missing."),
        lazy("Look at the row before this one for a quote that is not closed."),
    ),
    "cell-too-long": (
        lazy("A cell is longer than %(limit)s characters."),
        lazy("Shorten it, or leave the column out."),
    ),
    "no-header": (
        lazy("The first row holds values (“%(found)s”), not the names of the columns."),
        lazy("Put the names of the columns on the first row."),
    ),
    "duplicate-header": (
        lazy("Two columns have the same name (columns %(positions)s)."),
        lazy("Give each column a name of its own."),
    ),
    "missing-column": (
        lazy("The column “%(field)s” is missing; the file has: %(columns)s."),
        lazy("Name a column so (known names: %(names)s), or say which one it is."),
    ),
    "mixed-dates": (
        lazy("This date (%(found)s) is not written like the others of its column."),
        lazy("Write every date of the column in one way, for instance 2026-03-31."),
    ),
    "ambiguous-dates": (
        lazy("Nothing says whether the day or the month comes first in “%(found)s”."),
        lazy("Write dates as 2026-03-31, or say which comes first."),
    ),
    "mixed-numbers": (
        lazy(
            "This number (%(found)s) is not written like the others of its column (%(expected)s)."
        ),
        lazy("Use the same decimal mark in the whole column."),
    ),
    "ambiguous-numbers": (
        lazy("Nothing says whether the comma marks decimals or thousands in “%(found)s”."),
        lazy("Write the numbers without a thousands mark."),
    ),
    "formula": (
        lazy("The cell holds a formula (%(found)s), which a text file cannot compute."),
        lazy("Put its result instead, or an apostrophe before it if it is meant as text."),
    ),
    "wrong-json": (
        lazy("The JSON is malformed here: %(reason)s."),
        lazy("Fetch the tracker’s answer again and save it unchanged."),
    ),
    "truncated-json": (
        lazy("The JSON stops before its end (in item %(item)s)."),
        lazy("The download was cut: fetch the tracker’s answer again."),
    ),
    "too-deep": (
        lazy("The JSON is nested deeper than %(limit)s levels."),
        lazy("Give the tracker’s answer as it came, not wrapped in something else."),
    ),
    "not-a-tracker-file": (
        lazy("The file holds no work item (it holds: %(found)s)."),
        lazy("In Jira, save the answer of a search with “expand=changelog”, or export as CSV."),
    ),
    "no-time-column": (
        lazy("No column holds dates; the file has: %(columns)s."),
        lazy("A measure needs a column of dates: say which one, or add it."),
    ),
    "no-value-column": (
        lazy("No column holds numbers; the file has: %(columns)s."),
        lazy("A measure needs a column of numbers: say which one, or add it."),
    ),
    "unwritable-cell": (
        lazy("A cell of a spreadsheet cannot hold more than %(limit)s characters."),
        lazy("Take the CSV or the JSON instead."),
    ),
    "ragged-row": (
        lazy("The row has %(found)s cells where the header has %(expected)s."),
        lazy("Put quotes around a cell that holds the separator."),
    ),
    "missing-value": (
        lazy("The value of “%(field)s” is empty and is needed."),
        lazy("Fill it in, or leave the row out."),
    ),
    "bad-date": (
        lazy("“%(found)s” is not a date that can be read."),
        lazy("Write it as 2026-03-31."),
    ),
    "bad-number": (
        lazy("“%(found)s” is not a number that can be read."),
        lazy("Write figures only, with one decimal mark."),
    ),
    "cell-error": (
        lazy("The cell holds an error of the spreadsheet (%(found)s)."),
        lazy("Correct the formula in the workbook and save it."),
    ),
    "formula-without-value": (
        lazy("The cell holds a formula whose result was never saved."),
        lazy("Open the workbook in a spreadsheet and save it."),
    ),
    "duplicate-item": (
        lazy("The item %(item)s comes twice; the first one is kept."),
        lazy("Nothing to do if both say the same."),
    ),
    "bad-item": (
        lazy("The item %(item)s is not in the shape of a tracker’s answer."),
        lazy("Fetch it again from the tracker."),
    ),
    "bad-history": (
        lazy("A change of the item %(item)s cannot be read (date: %(found)s)."),
        lazy("The item is kept without that change; fetch it again from the tracker."),
    ),
    "partial-history": (
        lazy("The tracker gave %(given)s of the %(total)s changes of the item %(item)s."),
        lazy("Fetch the rest of its history from the tracker, then pour it in again."),
    ),
    "unknown-choice": (
        lazy("“%(found)s” is none of the accepted values."),
        lazy("Use one of these: %(known)s."),
    ),
    "rule": (lazy("%(reason)s"), lazy("%(hint)s")),
    "unknown-product": (
        lazy("There is no product named “%(found)s”, and you may not create one."),
        lazy("Use the name of a product that exists, or ask for it to be created."),
    ),
    "unknown-team": (
        lazy("There is no team named “%(found)s”, and you may not create one."),
        lazy("Use the name of a team that exists, or ask for it to be created."),
    ),
    "unknown-person": (
        lazy("Nobody here is known as “%(found)s”: the row is kept without an owner."),
        lazy("Use an e-mail address of the directory, or pour the people in first."),
    ),
    "unknown-objective": (
        lazy("No objective is called “%(found)s”: the row is kept without it."),
        lazy("Use its exact title or its number, or pour the objectives in first."),
    ),
    "unknown-measure": (
        lazy("No measure is called “%(found)s”: the row is kept without it."),
        lazy("Use its exact name, or pour the measure in first."),
    ),
    "unknown-parent": (
        lazy("No objective is called “%(found)s”: this one is kept without what it serves."),
        lazy("Use its exact title or its key."),
    ),
    "unknown-initiative": (
        lazy("No initiative is known as “%(found)s”: the dependency is left out."),
        lazy("Use its key, its code or its exact title."),
    ),
    "skills-without-team": (
        lazy("Skills are asked of a team, and the row names none."),
        lazy("Fill in the team."),
    ),
    "not-a-skill": (
        lazy("“%(found)s” does not say a trade and a number of weeks."),
        lazy("Write it as “engineer: 12”, several being parted by semicolons."),
    ),
    "value-without-check-in": (
        lazy("The present value is left out: a check-in also says how sure its owner is."),
        lazy("Check in on the page of the key result."),
    ),
    "dates-in-disorder": (
        lazy("It would end before it begins."),
        lazy("Correct one of the two dates."),
    ),
    "goes-nowhere": (
        lazy("The start value and the target are the same."),
        lazy("Give the value it starts from and the one it should reach."),
    ),
    "not-an-address": (
        lazy("“%(found)s” is not an e-mail address."),
        lazy("Write it as name@example.org."),
    ),
    "role-not-given": (
        lazy("The role “%(found)s” was not given: only the owner gives roles."),
        lazy("Ask the owner of the installation."),
    ),
}
"""Code to (what is wrong, what to do)."""


@dataclass(frozen=True, slots=True)
class Said:
    """A problem in the reader's language."""

    what: str
    hint: str
    place: str

    @property
    def line(self) -> str:
        return f"{self.place}{' ' if self.place else ''}{self.what} {self.hint}"


class _Facts(dict[str, Any]):
    """A fact that the reader could not tell shows as a dash."""

    def __missing__(self, name: str) -> str:
        return "—"


def said(problem: InputProblem) -> Said:
    """The problem in the language in force."""
    what, hint = SENTENCES[problem.code]
    facts = _Facts({name: _plain(value) for name, value in problem.facts.items() if value != ""})
    return Said(str(what) % facts, str(hint) % facts, place_of(problem.place))


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
