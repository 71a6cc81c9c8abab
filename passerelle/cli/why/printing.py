"""The answer in a terminal: the verdict in words, then small tables."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as RichText

from passerelle.analysis.sentences.why import terminal as words
from passerelle.analysis.why.page import Clue, Page
from passerelle.cli import terminal
from passerelle.cli.terminal import Text

ROWS = 5
"""Segments and clues shown; the page shows all of them."""


def show(page: Page, *, guesses: Sequence[str]) -> None:
    """Print it, with colours where the terminal has some."""
    terminal.show(_whole(page, guesses))


def _whole(page: Page, guesses: Sequence[str]) -> Group:
    parts = [
        Text(page.question, style="dim"),
        Text(page.verdict, style="bold"),
        Text(" ".join(page.summary)),
        Text(),
        _kinds(page),
        *_cells(page),
        *_clues(page.speaks_for, page.pros),
        *_clues(words.against(), page.cons),
        *_listed(words.others(), [f"{one.on}  {one.said}" for one in page.others]),
        *_next(page),
        *_listed(words.guessed(), guesses),
        Text(),
        Text(words.digest(page.digest[:16]), style="dim"),
    ]
    return Group(*parts)


def _table(*headings: str) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=any(headings), header_style="dim")
    for at, heading in enumerate(headings):
        table.add_column(heading, justify="right" if at and headings[0] else "left")
    return table


def _kinds(page: Page) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    for _column in range(3):
        table.add_column()
    for kind in page.kinds:
        style = "bold" if kind.is_first else ""
        table.add_row(Text(kind.name, style), Text(kind.chance, style), Text(kind.why, "dim"))
    return table


def _cells(page: Page) -> list[RichText | Table]:
    if not page.cells:
        return [Text(), Text(page.cells_said)]
    table = _table(*words.headings())
    for row in page.cells[:ROWS]:
        name = f"{row.name} = {row.equals}" if row.equals else row.name
        effect = f"{row.effect} {row.range}"
        table.add_row(*map(Text, (name, row.now, row.expected, effect, row.share)))
    return [Text(), Text(page.cells_said, style="bold"), table]


def _clues(title: str, clues: Sequence[Clue]) -> list[RichText | Table]:
    if not clues:
        return []
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(justify="right", no_wrap=True)
    table.add_column()
    for clue in clues[:ROWS]:
        table.add_row(Text(clue.weight), Text(clue.told.line))
    return [Text(), Text(title, style="bold"), table]


def _next(page: Page) -> list[RichText | Padding]:
    found: list[RichText | Padding] = []
    for check in page.checks[:1]:
        found += [
            Text(),
            Text(words.next_check(), style="bold"),
            Padding(Text(f"{check.title} {check.body}"), (0, 0, 0, 2)),
            Padding(Text(words.outcomes(check.confirmed, check.denied)), (0, 0, 0, 2)),
        ]
    return found + _listed(words.bring(), page.bring)


def _listed(title: str, lines: Sequence[str]) -> list[RichText | Padding]:
    if not lines:
        return []
    told = [Padding(Text(line), (0, 0, 0, 2)) for line in lines]
    return [Text(), Text(title, style="bold"), *told]
