"""Text in a terminal: no-break spaces kept, control characters taken out, a width one can read."""

from __future__ import annotations

import click
from rich.console import Console, RenderableType
from rich.text import Text as RichText

from passerelle.cli.opening import harmless

WIDTH = 100
_HELD = {0xA0: "\ue000", 0x202F: "\ue001"}
"""No-break spaces, which rich would break at: private characters stand for them while lines are folded."""
_FREED = {0xE000: "\u00a0", 0xE001: "\u202f"}


def Text(words: str = "", style: str = "") -> RichText:  # noqa: N802 - stands for rich's own
    """Rich's text, its no-break spaces held, without what a terminal would obey."""
    return RichText(harmless(words).translate(_HELD), style)


def show(whole: RenderableType) -> None:
    """Print it as wide as the terminal, and no wider than one reads, its no-break spaces again."""
    console = Console(highlight=False, soft_wrap=False)
    if console.width > WIDTH:
        console = Console(highlight=False, width=WIDTH)
    with console.capture() as written:
        console.print(whole)
    click.echo(written.get().translate(_FREED), nl=False)
