"""The answer in a terminal: the verdict in words, the scenarios, each initiative."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import ConsoleRenderable, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as RichText

from passerelle.arbitration.sheet import said
from passerelle.arbitration.sheet.page import Page
from passerelle.cli import terminal
from passerelle.cli.terminal import Text

SIGNS = {"full": "●", "half": "◐", "empty": "·"}


def show(page: Page, *, sources: Sequence[str]) -> None:
    """Print it, with colours where the terminal has some."""
    terminal.show(_whole(page, sources))


def _whole(page: Page, sources: Sequence[str]) -> Group:
    notes = [
        f"{sentence} {', '.join(one.key for one in rows)}"
        for sentence, rows in (*page.aside, *page.against)
    ]
    parts: list[ConsoleRenderable] = [
        Text(page.verdict, style="bold"),
        Text(),
        _scenarios(page),
        *_initiatives(page),
        *([Text()] if notes else []),
        *map(_line, notes),
        Text(),
        *map(_line, page.people),
        Text(),
        *(Text(one, style="dim") for one in (*page.guesses, *sources)),
    ]
    return Group(*parts)


def _line(text: str) -> Padding:
    return Padding(Text(text), (0, 0, 0, 2))


def _scenarios(page: Page) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for at, heading in enumerate(said.headings()):
        table.add_column(heading, justify="left" if at < 2 else "right")
    for one in page.columns:
        style = "bold" if one.is_best else ""
        ends = said.ends(one.low, one.high) if one.low else one.value
        cells = (one.letter, one.name, ends, one.gap, one.cost, one.weeks, one.on_time)
        table.add_row(*(Text(cell, style) for cell in cells))
        for warning in one.warnings:
            table.add_row("", Text(warning, "red"))
    return table


def _initiatives(page: Page) -> list[RichText | Table]:
    """A sign a scenario, then what separates them."""
    found: list[RichText | Table] = []
    for group in page.groups:
        table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
        for at in range(len(page.columns) + 3):
            table.add_column(no_wrap=at <= len(page.columns))
        for line in group.lines:
            signs = [Text(SIGNS[one.how]) for one in line.held]
            table.add_row(
                Text(line.wish.key, "dim"),
                *signs,
                Text(line.wish.title),
                Text(line.separates, "dim"),
            )
        found += [Text(), Text(group.title, style="bold"), table]
    return found
