"""The answer page of a measure: a verdict where the data allow one, and why there is none where they do not."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from django.urls import reverse

from passerelle.analysis.queries.movement import question
from passerelle.engine.explain.answer.question import Question, Role
from passerelle.kpis.models import DatedEvent, Load, Measure, MeasureLink

pytestmark = pytest.mark.django_db
DAYS, BREAK = 200, 186
FIRST = dt.datetime(2026, 1, 5)


def poured(folder: Path, *, fall: float) -> Measure:
    """A daily measure by device, of which phones fall by `fall` in its last two weeks."""
    rng = np.random.default_rng(3)
    rows = [
        (FIRST + dt.timedelta(days=d), device, channel, float(rng.poisson(size * (1 - lost))))
        for d in range(DAYS)
        for device, share in (("phone", 600), ("desktop", 400), ("tablet", 200))
        for channel, part in (("ads", 0.5), ("mail", 0.3), ("search", 0.2))
        for size in [share * part * (0.6 if d % 7 > 4 else 1.0)]
        for lost in [fall if device == "phone" and d >= BREAK else 0.0]
    ]
    time, device, channel, value = zip(*rows, strict=True)
    columns = {"time": time, "device": device, "channel": channel, "value": value}
    (folder / "measures").mkdir()
    pq.write_table(
        pa.table({k: list(v) for k, v in columns.items()}), folder / "measures/a.parquet"
    )
    measure = Measure.objects.create(
        name="Sign-ups", slug="sign-ups", dimensions=["device", "channel"], cadence="day"
    )
    zone = dt.UTC
    Load.objects.create(
        measure=measure,
        file_name="a.csv",
        digest="0" * 64,
        path="measures/a.parquet",
        rows=len(rows),
        first=time[0].replace(tzinfo=zone),
        last=time[-1].replace(tzinfo=zone),
    )
    return measure


@pytest.mark.parametrize("speech", ["en", "fr"])
def test_a_fall_is_dated_placed_and_judged(
    client: Any, alice: Any, settings: Any, tmp_path: Path, speech: str
) -> None:
    settings.DATA = tmp_path
    measure = poured(tmp_path, fall=0.4)
    alice.language = speech
    alice.save()
    client.force_login(alice)
    answer = client.get(reverse("analysis:why", args=[measure.slug]))
    assert answer.status_code == 200
    text = answer.content.decode()
    told = answer.context["page"]
    assert [row.name for row in told.cells] == ["phone"]
    assert told.verdict in text
    assert told.digest[:16] in text


def test_a_date_is_asked_about(client: Any, alice: Any, settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    measure = poured(tmp_path, fall=0.4)
    client.force_login(alice)
    since = (FIRST + dt.timedelta(days=BREAK)).date().isoformat()
    answer = client.get(reverse("analysis:why", args=[measure.slug]), {"since": since})
    assert answer.context["page"].cells
    assert f'value="{since}"' in answer.content.decode()


@pytest.mark.parametrize("since", ["2026-01-06", "1999-01-01", "not a day"])
def test_a_date_that_does_not_fit_is_answered_in_words(
    client: Any, alice: Any, settings: Any, tmp_path: Path, since: str
) -> None:
    settings.DATA = tmp_path
    measure = poured(tmp_path, fall=0.4)
    client.force_login(alice)
    answer = client.get(reverse("analysis:why", args=[measure.slug]), {"since": since})
    assert answer.status_code == 200


def test_what_the_tree_puts_after_it_is_a_witness(
    alice: Any, settings: Any, tmp_path: Path
) -> None:
    settings.DATA = tmp_path
    before = poured(tmp_path, fall=0.4)
    after = Measure.objects.create(name="Activations", slug="activations")
    load = before.loads.get()
    load.pk, load.measure = None, after
    load.save()
    rate = Measure.objects.create(name="Rate", slug="rate", formula="ratio")
    MeasureLink.objects.create(parent=rate, child=after, position=0)
    MeasureLink.objects.create(parent=rate, child=before, operation="divide", position=1)
    asked = question(alice, before, since=None)
    assert isinstance(asked, Question)
    assert [(w.name, w.role) for w in asked.witnesses] == [("Activations", Role.DOWNSTREAM)]
    assert [w.key for w in asked.witnesses] == [after.pk]
    asked = question(alice, after, since=None)
    assert isinstance(asked, Question)
    assert [(w.name, w.role) for w in asked.witnesses] == [("Sign-ups", Role.UPSTREAM)]


def test_what_happened_to_what_it_is_made_of_is_in_its_calendar_for_who_sees_it(
    alice: Any, charlie: Any, settings: Any, tmp_path: Path
) -> None:
    settings.DATA = tmp_path
    measure = poured(tmp_path, fall=0.4)
    visits, ads = (
        Measure.objects.create(name=name, slug=name.lower()) for name in ("Visits", "Ads")
    )
    MeasureLink.objects.create(parent=measure, child=visits)
    MeasureLink.objects.create(parent=visits, child=ads)
    day = (FIRST + dt.timedelta(days=BREAK)).date()
    for of, label in ((visits, "Autumn"), (ads, "Banner"), (measure, "Form B")):
        DatedEvent.objects.create(measure=of, on=day, label=label, kind="campaign")

    def named(person: Any) -> set[str]:
        asked = question(person, measure, since=None)
        assert isinstance(asked, Question)
        return {event.name for event in asked.events}

    assert named(alice) == {"Autumn", "Banner", "Form B"}
    assert named(charlie) == {"Form B"}


def test_weeks_are_no_days(client: Any, alice: Any, settings: Any, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    measure = poured(tmp_path, fall=0.4)
    weekly = {"time": [FIRST + dt.timedelta(weeks=n) for n in range(60)], "value": [1.0] * 60}
    pq.write_table(pa.table(weekly), tmp_path / "measures/a.parquet")
    client.force_login(alice)
    answer = client.get(reverse("analysis:why", args=[measure.slug]))
    assert answer.context["refusal"] and answer.context["hint"]


def test_without_a_file_there_is_no_verdict_and_the_page_says_what_to_pour_in(
    client: Any, alice: Any
) -> None:
    Measure.objects.create(name="Empty", slug="empty")
    client.force_login(alice)
    answer = client.get(reverse("analysis:why", args=["empty"]))
    assert answer.status_code == 200
    assert answer.context["refusal"] and answer.context["hint"]


def test_a_stranger_finds_no_measure(client: Any, charlie: Any) -> None:
    Measure.objects.create(name="Empty", slug="empty")
    client.force_login(charlie)
    assert client.get(reverse("analysis:why", args=["empty"])).status_code == 404
