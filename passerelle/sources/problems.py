"""Problems that only we can see, once a row is compared with what the company already has."""

from __future__ import annotations

from typing import Any

from passerelle.connect.problems import PROBLEMS, Problem
from passerelle.kernel.errors import InputError, InputProblem, Place

OURS: dict[str, Problem] = {
    "too-many-problems": Problem(
        "More rows than the limit cannot be read: the file is not what it is taken for.", ("limit",)
    ),
    "unknown-choice": Problem("The value is none of those accepted.", ("found", "known"), "row"),
    "rule": Problem("A rule of the field says no to this row.", ("reason", "hint"), "row"),
    "unknown-product": Problem(
        "The product does not exist, and this person may not create it.", ("found",), "row"
    ),
    "unknown-team": Problem(
        "The team does not exist, and this person may not create it.", ("found",), "row"
    ),
    "unknown-person": Problem("Nobody bears that name or address.", ("found",), "nothing"),
    "unknown-objective": Problem("No objective bears that name.", ("found",), "nothing"),
    "unknown-measure": Problem("No measure bears that name.", ("found",), "nothing"),
    "unknown-parent": Problem("No objective bears the name of that parent.", ("found",), "nothing"),
    "unknown-initiative": Problem(
        "No initiative bears that key: the dependency is left out.", ("found",), "nothing"
    ),
    "skills-without-team": Problem("Skills are asked of a team, and none is given.", (), "nothing"),
    "bad-points": Problem(
        "The value is neither a number nor three points that can be read.", ("found",), "row"
    ),
    "not-a-skill": Problem("A skill is written as trade: weeks.", ("found",), "nothing"),
    "value-without-check-in": Problem(
        "The present value is left out: a check-in also says how sure one is.", (), "nothing"
    ),
    "not-yours": Problem("The row belongs to a product that this person does not run.", (), "row"),
    "dates-in-disorder": Problem("It ends before it begins.", (), "row"),
    "goes-nowhere": Problem("The start value and the target are the same.", (), "row"),
    "not-an-address": Problem("The value is not an e-mail address.", ("found",), "row"),
    "no-kind": Problem("Nothing says of which kind the event is.", ("known",), "row"),
    "no-such-measure": Problem(
        "No measure bears that name: the row is left out.", ("found",), "row"
    ),
    "not-a-segment": Problem("A part is not written as dimension=value.", ("found",), "row"),
    "no-dimension": Problem(
        "The measure is not broken down by that dimension.", ("found", "known"), "row"
    ),
    "repeats": Problem("The event repeats: only its first day is taken.", (), "nothing"),
    "out-of-reach": Problem("The configuration does not let us reach that machine.", ("host",)),
    "no-folder": Problem("No folder of tables is configured."),
    "outside-folder": Problem(
        "The path leaves the folder that the configuration names.", ("path", "folder")
    ),
    "password-lost": Problem("The password that was typed cannot be opened any more."),
    "role-not-given": Problem("Only the owner gives roles.", ("found",), "nothing"),
}

KNOWN: dict[str, Problem] = {**PROBLEMS, **OURS}


def problem(
    code: str, file: str, *, row: int | None = None, column: str | None = None, **facts: Any
) -> InputProblem:
    """A problem of ours, with its place. KeyError on a code or a fact that the table does not know."""
    if unknown := set(facts) - set(KNOWN[code].facts):
        raise KeyError(f"{code} carries no fact named {sorted(unknown)}")
    return InputProblem(code, Place(file, row, column), facts)


def refusal(code: str, file: str, **facts: Any) -> InputError:
    """The same, to be raised: nothing of the place can be read."""
    return InputError(problem(code, file, **facts))


def stops(found: InputProblem) -> str:
    """What a problem stops: the file, its row, or nothing."""
    return KNOWN[found.code].stops
