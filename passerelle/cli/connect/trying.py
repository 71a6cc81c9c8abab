"""A first look: whether it answers, what it holds, and what a measure of one of its tables would say."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from passerelle.cli.connect.entering import entered, named
from passerelle.cli.connect.telling import REFUSED, table, tell
from passerelle.cli.opening import harmless, stop

if TYPE_CHECKING:
    from passerelle.sources.models import Connection


def attempt(name: str, given: Mapping[str, Any]) -> None:
    with entered(given["as_email"]):
        from passerelle.sources.actions.connections import test

        of = named(name)
        test(of)
        if of.problem or not given["table"]:
            tell(of, as_json=given["as_json"])
            return
        _look(of, given)


def _look(of: Connection, given: Mapping[str, Any]) -> None:
    from passerelle.sources.actions.trial import try_out

    columns = columns_of(of, given["table"])
    asked = {
        "table": given["table"],
        "time": given["time"] or dated(columns),
        "value": given["value"],
        "total": given["denominator"],
        "dimensions": [one.strip() for one in given["by"].split(",") if one.strip()],
        "formula": "ratio" if given["denominator"] else "sum" if given["value"] else "count",
    }
    found = try_out(of, asked)
    if given["as_json"]:
        click.echo(json.dumps({"connection": of.name, **asked, **found}, ensure_ascii=False))
    else:
        show(found)
    if "problem" in found:
        raise SystemExit(REFUSED)


def show(found: dict[str, Any]) -> None:
    from passerelle.sources import telling_places
    from passerelle.sources.sentences import commands as words

    told = telling_places.trial(found)
    if "empty" in told:
        click.echo(told["empty"])
    elif "refused" in told:
        click.echo(harmless(told["refused"].line), err=True)
    else:
        table(words.last_days(), [list(line) for line in told["lines"]])
        for part in told["parts"]:
            click.echo(harmless(f"  {part[0]}: {part[1]} ({part[2]})"))


def columns_of(of: Connection, name: str) -> Mapping[str, str]:
    """The columns of a table that was seen there; leaves with those that there are."""
    from passerelle.sources.sentences import commands as words

    tables: Mapping[str, Mapping[str, str]] = (of.seen or {}).get("tables", {})
    if name not in tables:
        stop(*map(harmless, words.no_table(name, of.name, ", ".join(list(tables)[:20]))))
    return tables[name]


def dated(columns: Mapping[str, str]) -> str:
    """The column of dates, where nobody said which."""
    from passerelle.connect.mapping import detect

    times = [name for name, sort in columns.items() if sort == "time"]
    return detect("measure", times).get("time") or next(iter(times), "")
