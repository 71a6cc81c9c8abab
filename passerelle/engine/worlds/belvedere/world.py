"""Puts the company together."""

from __future__ import annotations

import datetime as dt

from passerelle.engine.worlds.belvedere import desk
from passerelle.engine.worlds.belvedere.calendar import Calendar
from passerelle.engine.worlds.belvedere.delivery.items import delivery
from passerelle.engine.worlds.belvedere.facts.world import World
from passerelle.engine.worlds.belvedere.kpis.audience import audience
from passerelle.engine.worlds.belvedere.kpis.catalogue import catalogue
from passerelle.engine.worlds.belvedere.kpis.series import tables as all_tables
from passerelle.engine.worlds.belvedere.past import past
from passerelle.engine.worlds.belvedere.people import crew
from passerelle.engine.worlds.belvedere.roadmap import plan
from passerelle.engine.worlds.belvedere.strategy import heading
from passerelle.engine.worlds.belvedere.truths import truths


def belvedere(today: dt.date, *, seed: int = 2026) -> World:
    """The company as of `today`, eighteen months of history behind it: same day and seed, same world."""
    cal = Calendar(today)
    folk, road, books = crew(cal), plan(cal), catalogue(cal)
    way, site = heading(cal, folk, seed=seed), audience(cal, seed=seed)
    work = delivery(cal, folk, initiatives=road.initiatives, seed=seed)
    before = past(cal, seed=seed)
    tables = {**all_tables(cal, seed=seed), "acquisition": site.table}
    return World(
        today=today,
        seed=seed,
        company=folk.company,
        products=folk.products,
        teams=folk.teams,
        people=folk.people,
        product_roles=folk.product_roles,
        memberships=folk.memberships,
        ownerships=folk.ownerships,
        statements=way.statements,
        objectives=way.objectives,
        key_results=way.key_results,
        check_ins=way.check_ins,
        register=way.register,
        dimensions=books.dimensions,
        measures=books.measures,
        measure_links=books.links,
        tables=tables,
        events=books.events,
        themes=road.themes,
        initiatives=road.initiatives,
        baselines=road.baselines,
        trackers=work.trackers,
        epics=work.epics,
        items=work.items,
        comments=desk.comments(cal), decisions=desk.decisions(cal), message=desk.message(cal),
        past=before,
        truths=truths(
            cal, site=site, tables=tables, items=work.items, initiatives=road.initiatives, past=before
        ),
    )  # fmt: skip
