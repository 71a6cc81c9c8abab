"""`passerelle import measure --from NAME`: a table of a connection as a measure, read now, then by its cadence."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from passerelle.cli.connect.entering import complain, entered, named
from passerelle.cli.connect.telling import REFUSED, tell
from passerelle.cli.connect.trying import columns_of, dated
from passerelle.cli.opening import harmless, stop

if TYPE_CHECKING:
    from passerelle.people.models import Person
    from passerelle.sources.models import Connection, Feed

NAMES = {"total": "--denominator", "dimensions": "--by"}


def measure_from(name: str, given: Mapping[str, Any]) -> None:
    """Make the measure as the page does, or ask again for the days that are new where it is made already."""
    with entered(given["as_email"]) as by:
        of = named(name)
        feed = _made_already(of, given) or _made(of, given, by=by)
        if feed is None:  # a dry run: it was checked
            return
        from passerelle.sources.actions.feeds import read

        read(feed, by=by)
        _tell(feed, as_json=given["as_json"])


def _made_already(of: Connection, given: Mapping[str, Any]) -> Feed | None:
    from passerelle.sources.models import Feed

    found = Feed.objects.select_related("connection", "measure", "load").filter(
        connection=of, measure__name__iexact=given["name"].strip()
    )
    if given["table"]:
        found = found.filter(table=given["table"])
    return None if given["dry_run"] else found.first()


def _made(of: Connection, given: Mapping[str, Any], *, by: Person) -> Feed | None:
    from passerelle.sources.actions.connections import test
    from passerelle.sources.actions.feeds import add_feed
    from passerelle.sources.forms.feed import FeedForm

    if not of.seen:
        test(of)
        if of.problem:
            tell(of, as_json=given["as_json"])
    table = given["table"] or _only(of)
    form = FeedForm(_typed(of, table, given), connection=of, table=table)
    if not form.is_valid():
        complain(form, NAMES)
    if given["dry_run"]:
        _tell_trial(of, form.asked())
        return None
    return add_feed(form.feed(), by=by, is_asked=False, **form.measure(), owner=by)


def _only(of: Connection) -> str:
    """The table, where there is one; with several it is said which."""
    tables: list[str] = list((of.seen or {}).get("tables", {}))
    if len(tables) != 1:
        columns_of(of, "")
    return tables[0]


def _typed(of: Connection, table: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """What the form asks; the formula follows from the columns where it is not said."""
    columns = columns_of(of, table)
    value, total = given["value"] or "", given["denominator"] or ""
    usual = "ratio" if total else "sum" if value else "count"
    return {
        "name": given["name"],
        "time": given["time"] or dated(columns),
        "formula": given["formula"] or usual,
        "value": value,
        "total": total,
        "dimensions": given["by"],
        "unit": given["unit"] or "",
        "direction": given["direction"],
        "cadence": given["cadence"],
        "hour": given["hour"],
    }


def _tell_trial(of: Connection, asked: dict[str, Any]) -> None:
    from passerelle.cli.connect.trying import show
    from passerelle.sources.actions.trial import try_out

    found = try_out(of, asked)
    show(found)
    if "problem" in found:
        raise SystemExit(REFUSED)


def _tell(feed: Feed, *, as_json: bool) -> None:
    """What was read and up to when; leaves with 1 where the place refused, the former values staying."""
    from passerelle.sources import telling_places

    feed.refresh_from_db()
    told = telling_places.refusal(feed.problem)
    if as_json:
        facts = {
            "measure": feed.measure.slug,
            "connection": str(feed.connection),
            "table": feed.table,
            "until": feed.until.isoformat() if feed.until else None,
            "rows": feed.load.rows if feed.load else 0,
            "code": feed.problem["code"] if feed.problem else None,
            "problem": told.line if told else None,
        }
        click.echo(json.dumps(facts, ensure_ascii=False))
    else:
        click.echo(harmless(telling_places.since(feed)))
        if told:
            stop(harmless(told.line), code=REFUSED)
    if told:
        raise SystemExit(REFUSED)
