"""A file of which nothing may be written, and why: all the reasons, not the first alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from passerelle.kernel.errors import InputError, InputProblem
from passerelle.sources.problems import problem

KEPT = 200
MOST = 20_000
"""Problems of one file before it is refused: past them it is not what it is taken for."""


class FileRefusedError(InputError):
    """Nothing of the file may be written, for all of these reasons."""

    def __init__(self, problems: Iterable[InputProblem]) -> None:
        self.problems = list(problems)
        super().__init__(self.problems[0])


def refuse_hopeless(problems: Sequence[InputProblem]) -> None:
    """FileRefusedError past `MOST` problems, with the first of them, which tell the cause."""
    if len(problems) > MOST:
        last = problems[-1].place
        told = problem("too-many-problems", last.file, row=last.row, limit=MOST)
        raise FileRefusedError([told, *problems[:KEPT]])


def reasons(error: InputError) -> list[InputProblem]:
    """Every reason that an error gives."""
    return error.problems if isinstance(error, FileRefusedError) else [error.problem]
