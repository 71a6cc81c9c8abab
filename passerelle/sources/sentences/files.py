"""Problems for which nothing of the file is written."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from passerelle.sources.sentences.sentence import Sentence

FILES: dict[str, Sentence] = {
    "unreadable-file": (
        _("The file cannot be opened: %(reason)s."),
        _("Check that it exists and that you may read it."),
    ),
    "empty-file": (
        _("There is nothing to read: no row under the header."),
        _("Export it again, with its rows."),
    ),
    "unknown-kind": (
        _("This is not a kind of file that can be read here (it looks like: %(found)s)."),
        _("Give a CSV, an Excel workbook (.xlsx), a Parquet file, or the JSON of a tracker."),
    ),
    "truncated-gzip": (
        _("The compressed file stops before its end (after %(bytes)s bytes unpacked)."),
        _("The download or the copy was cut: fetch the file again."),
    ),
    "corrupt-gzip": (
        _("The compressed file is damaged (after %(bytes)s bytes unpacked)."),
        _("Fetch the file again."),
    ),
    "too-big": (
        _("The file is larger than what is accepted."),
        _("Export a shorter period, or split the file."),
    ),
    "nested-archive": (
        _("The archive holds other archives (%(found)s) instead of a table."),
        _("Unpack it and import the table itself."),
    ),
    "not-a-workbook": (
        _("The archive is not an Excel workbook (it holds: %(found)s)."),
        _("Unpack it and import the table itself."),
    ),
    "old-workbook": (
        _("The workbook is in the old .xls format, or protected by a password."),
        _("Open it, take off the password, and save it as .xlsx."),
    ),
    "corrupt-workbook": (
        _("A part of the workbook cannot be read (%(part)s)."),
        _("Open it in a spreadsheet and save it again as .xlsx."),
    ),
    "unknown-sheet": (
        _("The workbook has no sheet named “%(sheet)s”; it has: %(sheets)s."),
        _("Choose one of its sheets."),
    ),
    "corrupt-parquet": (
        _("The Parquet file is damaged or cut."),
        _("Write it again, or fetch it again."),
    ),
    "nested-column": (
        _("The column holds lists or records (%(type)s), not values."),
        _("Leave it out, or spread it over plain columns."),
    ),
    "wrong-encoding": (
        _("The text is not written in the encoding it seems to have (%(encoding)s)."),
        _("Save the file as UTF-8, or say its encoding."),
    ),
    "broken-quotes": (
        _("A quoted cell is never closed, or goes on after its closing quote."),
        _("Write a quote inside a cell as two quotes, then try again."),
    ),
    "too-many-columns": (
        _("The table has more than %(limit)s columns."),
        _("Keep only the columns that are needed."),
    ),
    "too-many-rows": (
        _("The table has more than %(limit)s rows."),
        _("Split it into several files."),
    ),
    "record-too-long": (
        _("One row is longer than %(limit)s characters: a quote may be missing."),
        _("Look at the row before this one for a quote that is not closed."),
    ),
    "cell-too-long": (
        _("A cell is longer than %(limit)s characters."),
        _("Shorten it, or leave the column out."),
    ),
    "no-header": (
        _("The first row holds values (“%(found)s”), not the names of the columns."),
        _("Put the names of the columns on the first row."),
    ),
    "duplicate-header": (
        _("Two columns have the same name (columns %(positions)s)."),
        _("Give each column a name of its own."),
    ),
    "missing-column": (
        _("The column “%(field)s” is missing; the file has: %(columns)s."),
        _("Name a column so (known names: %(names)s), or say which one it is."),
    ),
    "mixed-dates": (
        _("This date (%(found)s) is not written like the others of its column."),
        _("Write every date of the column in one way, for instance 2026-03-31."),
    ),
    "ambiguous-dates": (
        _("Nothing says whether the day or the month comes first in “%(found)s”."),
        _("Write dates as 2026-03-31, or say which comes first."),
    ),
    "mixed-numbers": (
        _("This number (%(found)s) is not written like the others of its column (%(expected)s)."),
        _("Use the same decimal mark in the whole column."),
    ),
    "ambiguous-numbers": (
        _("Nothing says whether the comma marks decimals or thousands in “%(found)s”."),
        _("Write the numbers without a thousands mark."),
    ),
    "formula": (
        _("The cell holds a formula (%(found)s), which a text file cannot compute."),
        _("Put its result instead, or an apostrophe before it if it is meant as text."),
    ),
    "wrong-json": (
        _("The JSON is malformed here: %(reason)s."),
        _("Fetch the tracker’s answer again and save it unchanged."),
    ),
    "truncated-json": (
        _("The JSON stops before its end (in item %(item)s)."),
        _("The download was cut: fetch the tracker’s answer again."),
    ),
    "too-deep": (
        _("The JSON is nested deeper than %(limit)s levels."),
        _("Give the tracker’s answer as it came, not wrapped in something else."),
    ),
    "not-a-tracker-file": (
        _("The file holds no work item (it holds: %(found)s)."),
        _("In Jira, save the answer of a search with “expand=changelog”, or export as CSV."),
    ),
    "truncated-calendar": (
        _("The calendar stops before the end of an event."),
        _("The export was cut: export the calendar again."),
    ),
    "no-event": (
        _("The calendar holds no event."),
        _("Export it again, over the period that you want."),
    ),
    "no-time-column": (
        _("No column holds dates; the file has: %(columns)s."),
        _("A measure needs a column of dates: say which one, or add it."),
    ),
    "no-value-column": (
        _("No column holds numbers; the file has: %(columns)s."),
        _("A measure needs a column of numbers: say which one, or add it."),
    ),
    "nul-character": (
        _("The text holds a character that means nothing (NUL)."),
        _("The file may be damaged, or in another encoding: export it again."),
    ),
    "too-many-problems": (
        _("More than %(limit)s rows cannot be read; the file was left there."),
        _("Look at the first ones below: they often have one cause."),
    ),
    "unwritable-cell": (
        _("A cell of a spreadsheet cannot hold more than %(limit)s characters."),
        _("Take the CSV or the JSON instead."),
    ),
}

TOO_BIG: dict[str, Sentence] = {
    "bytes": (
        _("Unpacked, the file is larger than what is accepted (%(megabytes)s MB)."),
        _("Export a shorter period, or split the file."),
    ),
    "ratio": (
        _("Unpacked, the file is more than %(limit)s times as large: no table is packed so tight."),
        _("Do not open it unless you know where it comes from; export it again."),
    ),
    "parts": (
        _("The archive holds more than %(limit)s parts: no workbook does."),
        _("Open it in a spreadsheet and save it again as .xlsx."),
    ),
    "texts": (
        _("The texts of the file take more than what is accepted (%(megabytes)s MB)."),
        _("Keep only the sheet and the columns that are needed."),
    ),
    "item": (
        _("One work item is larger than what is accepted (%(megabytes)s MB)."),
        _("Fetch the tracker’s answer again; a text of it may never end."),
    ),
}
"""The same, by what is too big."""

NO_SUCH_COLUMN: Sentence = (
    _("The column “%(field)s” is missing; the file has: %(columns)s."),
    _("Name one of these, or give the column the same name in every file."),
)
"""Where the name came from the person or from another file, there are no other names to try."""
