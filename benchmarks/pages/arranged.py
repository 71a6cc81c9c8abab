"""What the story does not hold and a page needs: a pack and an answer, links to them, an import with refusals."""

from __future__ import annotations

import datetime as dt
from typing import Any

FEEDS = 100
REFUSED = 150  # rows whose date is not one: more than a page of problems


def a_pack(*, by: Any) -> None:
    from passerelle.board.actions import freeze
    from passerelle.board.models import Pack
    from passerelle.board.sections import SECTIONS
    from passerelle.kernel.periods import Quarter

    if not Pack.objects.exists():
        freeze(Quarter.of(dt.date.today()), by=by, sections=list(SECTIONS))


def a_link(*, by: Any) -> str:
    """The token of a link to that pack; a token is not kept, so each run makes its own."""
    from passerelle.board.actions import share
    from passerelle.board.models import Pack

    return str(share(Pack.objects.order_by("number")[0], by=by, days=1)[1])


def an_import(*, by: Any) -> int:
    from passerelle.sources.actions.pour import check
    from passerelle.sources.actions.receive import receive
    from passerelle.sources.models import Import

    known = Import.objects.filter(file_name="roadmap.csv").first()
    if known is None:
        rows = [f"Initiative {n},not a day" for n in range(REFUSED)]
        content = "\n".join(["title,start", *rows]).encode()
        known = receive("initiatives", [content], name="roadmap.csv", by=by)
        check(known, by=by)
    return int(known.pk)


def a_connection(*, by: Any) -> int:
    """A warehouse of two hundred tables, from which every measure that may be is read."""
    from passerelle.connect.warehouse.catalogue import MOST
    from passerelle.kpis.models import Measure
    from passerelle.sources.models import Connection, Feed

    known = Connection.objects.filter(name="Warehouse").first()
    if known is None:
        columns = {"day": "time", "amount": "number", "country": "other"}
        tables = {f"shop.table_{n}": columns for n in range(MOST)}
        seen = {"tables": tables, "count": MOST, "is_read_only": True}
        facts = {"kind": "postgres", "host": "shop.example", "base": "shop", "seen": seen, "by": by}
        known = Connection.objects.create(name="Warehouse", **facts)
        told = {"connection": known, "table": "shop.table_0", "time": "day", "by": by}
        rows = Measure.objects.filter(feed=None)[:FEEDS]
        Feed.objects.bulk_create([Feed(measure=row, **told) for row in rows])
    return int(known.pk)


def a_kept_answer(*, by: Any) -> tuple[dict[str, Any], str]:
    """What addresses an answer kept of the sample, with a decision on it, and the token of a link to it."""
    from passerelle.analysis.actions import decide, keep, share
    from passerelle.analysis.why.sample import sample
    from passerelle.engine.explain.answer.answer import answer
    from passerelle.kernel.finding import Finding
    from passerelle.kpis.models import Measure

    asked = sample(lang="fr")
    finding = answer(asked)
    assert isinstance(finding, Finding)
    kept = keep(Measure.objects.order_by("pk")[0], finding, asked, by=by)
    decide(kept, by=by, said="checked", found="fault")
    return {"slug": kept.measure.slug, "pk": kept.pk}, share(kept, by=by, days=7)[1]
