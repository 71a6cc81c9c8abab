"""A connection in a terminal: what it is, how it answers, what it holds. Its password is nowhere."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from passerelle.cli.connect.entering import entered
from passerelle.cli.opening import harmless

if TYPE_CHECKING:
    from passerelle.sources.models import Connection

REFUSED = 1
SHOWN = 20


def tell_all(as_email: str | None, *, as_json: bool) -> None:
    with entered(as_email):
        from passerelle.sources import telling_places
        from passerelle.sources.models import Connection
        from passerelle.sources.sentences import commands as words

        found = list(Connection.objects.prefetch_related("feeds"))
        if as_json:
            click.echo(json.dumps([plain(of) for of in found], ensure_ascii=False))
        elif not found:
            click.echo(words.none_yet())
        else:
            rows = [telling_places.row(of) for of in found]
            keys = ("of", "kind", "where", "word", "measures", "tested")
            table(words.headings(), [[str(row[key]) for key in keys] for row in rows])


def tell(of: Connection, *, as_json: bool) -> None:
    """What the last test says; leaves with 1 where the place refused."""
    from passerelle.sources import telling_places

    if as_json:
        click.echo(json.dumps(plain(of), ensure_ascii=False))
    else:
        told = telling_places.page(of)
        click.echo(harmless(telling_places.verdict(of)), err=bool(of.problem))
        if told["hint"]:
            click.echo(harmless(str(told["hint"])), err=True)
        _tables(of)
    if of.problem:
        raise SystemExit(REFUSED)


def plain(of: Connection) -> dict[str, Any]:
    """As data: no password, and none of what would open it."""
    from passerelle.sources import telling_places

    refused = telling_places.refusal(of.problem)
    return {
        "name": of.name,
        "kind": str(of.kind),
        "where": telling_places.where(of),
        "login": of.login,
        "state": "refused" if of.problem else "answers" if of.seen else "not tested",
        "code": of.problem["code"] if of.problem else None,
        "problem": f"{refused.what} {refused.hint}" if refused else None,
        "tables": (of.seen or {}).get("tables", {}),
        "is_read_only": (of.seen or {}).get("is_read_only"),
        "measures": [str(feed.measure) for feed in of.feeds.select_related("measure")],
    }


def _tables(of: Connection) -> None:
    from passerelle.sources.sentences import commands as words

    tables = (of.seen or {}).get("tables", {})
    for name, columns in list(tables.items())[:SHOWN]:
        click.echo(harmless(f"  {name}: {', '.join(sorted(columns))}"))
    if (left := (of.seen or {}).get("count", 0) - min(len(tables), SHOWN)) > 0:
        click.echo(f"  {words.more_tables(str(left))}")


def table(headings: tuple[str, ...], rows: list[list[str]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(*headings, box=None, padding=(0, 2, 0, 0), header_style="dim")
    for row in rows:
        drawn.add_row(*(Text(harmless(cell)) for cell in row))
    Console(highlight=False).print(drawn)
