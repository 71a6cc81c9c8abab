"""Problems of one row: it is left out, or kept with a word about it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from passerelle.sources.sentences.sentence import Sentence

ROWS: dict[str, Sentence] = {
    "ragged-row": (
        _("The row has %(found)s cells where the header has %(expected)s."),
        _("Put quotes around a cell that holds the separator."),
    ),
    "missing-value": (
        _("The value of “%(field)s” is empty and is needed."),
        _("Fill it in, or leave the row out."),
    ),
    "bad-date": (
        _("“%(found)s” is not a date that can be read."),
        _("Write it as 2026-03-31."),
    ),
    "bad-points": (
        _("“%(found)s” is neither a number nor three points that can be read."),
        _("Write one number, or low / likely / high, as 100 / 180 / 260."),
    ),
    "bad-number": (
        _("“%(found)s” is not a number that can be read."),
        _("Write figures only, with one decimal mark."),
    ),
    "cell-error": (
        _("The cell holds an error of the spreadsheet (%(found)s)."),
        _("Correct the formula in the workbook and save it."),
    ),
    "formula-without-value": (
        _("The cell holds a formula whose result was never saved."),
        _("Open the workbook in a spreadsheet and save it."),
    ),
    "duplicate-item": (
        _("The item %(item)s comes twice; the first one is kept."),
        _("Nothing to do if both say the same."),
    ),
    "bad-item": (
        _("The item %(item)s is not in the shape of a tracker’s answer."),
        _("Fetch it again from the tracker."),
    ),
    "bad-history": (
        _("A change of the item %(item)s cannot be read (date: %(found)s)."),
        _("The item is kept without that change; fetch it again from the tracker."),
    ),
    "partial-history": (
        _("The tracker gave %(given)s of the %(total)s changes of the item %(item)s."),
        _("Fetch the rest of its history from the tracker, then import it again."),
    ),
    "unknown-choice": (
        _("“%(found)s” is none of the accepted values."),
        _("Use one of these: %(known)s."),
    ),
    "rule": (_("%(reason)s"), _("%(hint)s")),
    "unknown-product": (
        _("There is no product named “%(found)s”, and you may not create one."),
        _("Use the name of a product that exists, or ask for it to be created."),
    ),
    "unknown-team": (
        _("There is no team named “%(found)s”, and you may not create one."),
        _("Use the name of a team that exists, or ask for it to be created."),
    ),
    "unknown-person": (
        _("Nobody here is known as “%(found)s”: the row is kept without them."),
        _("Use an e-mail address of the directory, or import the people first."),
    ),
    "unknown-objective": (
        _("No objective is called “%(found)s”: the row is kept without it."),
        _("Use its exact title or its number, or import the objectives first."),
    ),
    "unknown-measure": (
        _("No measure is called “%(found)s”: the row is kept without it."),
        _("Use its exact name, or import the measure first."),
    ),
    "unknown-parent": (
        _("No objective is called “%(found)s”: this one is kept without what it serves."),
        _("Use its exact title or its key."),
    ),
    "unknown-initiative": (
        _("No initiative is known as “%(found)s”: the dependency is left out."),
        _("Use its key, its code or its exact title."),
    ),
    "skills-without-team": (
        _("Skills are asked of a team, and the row names none."),
        _("Fill in the team."),
    ),
    "not-a-skill": (
        _("“%(found)s” does not say a trade and a number of weeks."),
        _("Write it as “engineer: 12”, several being parted by semicolons."),
    ),
    "value-without-check-in": (
        _("The present value is left out: a check-in also says how sure its owner is."),
        _("Check in on the page of the key result."),
    ),
    "not-yours": (
        _("This row belongs to a product that you do not work for."),
        _("Leave it out, or ask someone who runs that product to import it."),
    ),
    "dates-in-disorder": (
        _("It would end before it begins."),
        _("Correct one of the two dates."),
    ),
    "goes-nowhere": (
        _("The start value and the target are the same."),
        _("Give the value it starts from and the one it should reach."),
    ),
    "not-an-address": (
        _("“%(found)s” is not an e-mail address."),
        _("Write it as name@example.org."),
    ),
    "no-kind": (
        _("Nothing says of which kind this event is."),
        _("Give it one of these, or choose one for all those that name none: %(known)s."),
    ),
    "no-such-measure": (
        _("No measure is called “%(found)s”."),
        _("Use its exact name; left empty, the event concerns every measure of its product."),
    ),
    "not-a-segment": (
        _("“%(found)s” does not name a dimension and its value."),
        _("Write it as country=FR; several are parted by commas."),
    ),
    "no-dimension": (
        _("The measure is not broken down by “%(found)s”."),
        _("Its dimensions are: %(known)s."),
    ),
    "repeats": (
        _("This event repeats: only its first day comes in."),
        _("Write its other days as events of their own."),
    ),
    "role-not-given": (
        _("The role “%(found)s” was not given: only the owner gives roles."),
        _("Ask the owner of the installation."),
    ),
}
