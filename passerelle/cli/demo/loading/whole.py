"""The whole company, floor by floor, in one transaction: a demo killed half-way leaves nothing behind."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

from django.db import transaction

from passerelle.cli.demo.loading import (
    baselines,
    commitments,
    delivery,
    desk,
    frame,
    happenings,
    kpis,
    packs,
    past,
    people,
    roadmap,
    scenarios,
    strategy,
    workshops,
)
from passerelle.cli.demo.loading.keys import Keys
from passerelle.desk import index
from passerelle.engine.worlds.belvedere import belvedere

TRUTHS = "truths.json"


def load(
    data: Path,
    *,
    today: dt.date,
    lang: str,
    password: str,
    step: Callable[[str], None] = lambda name: None,
) -> Keys:
    """Generate the company as of `today` and write it all; `step` hears the name of each part."""
    step("story")
    world = belvedere(today)
    keys = Keys(world, lang)
    with transaction.atomic():
        step("people")
        people.load(keys, password=password)
        step("measures")
        kpis.load(keys, data=data)
        step("strategy")
        strategy.load(keys)
        step("roadmap")
        roadmap.load(keys)
        frame.facts()
        baselines.load(keys)
        step("delivery")
        delivery.load(keys)
        step("comments")
        desk.load(keys)
        happenings.load(keys)
        works = past.works(keys)
        step("scenarios")
        scenarios.load(keys)
        workshops.load(keys)
        commitments.load(keys)
        packs.load(keys)
        step("promises")
        past.promises(keys, works)
        step("search")
        index.rebuild()
    (data / TRUTHS).write_text(json.dumps(dict(world.truths), indent=1, default=str), "utf-8")
    return keys
