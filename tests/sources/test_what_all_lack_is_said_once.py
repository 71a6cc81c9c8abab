"""The health of the data says once what every tracker lacks, with the span of its shares."""

from __future__ import annotations

import pytest
from django.utils import timezone

from passerelle.delivery.models import Tracker, WorkItem
from passerelle.sources.queries.health.alike import lacking_alike
from passerelle.sources.queries.health.trackers import Cover, TrackerHealth
from passerelle.sources.templatetags.sources import covers


def health(linked, started="86 %"):
    covers = [
        Cover("Cycle time", 0.86, started, ""),
        Cover("Initiative", linked, f"{100 * linked:.0f} %", "Label items."),
    ]
    return TrackerHealth(None, "", "", covers)


@pytest.mark.django_db
def test_one_line_for_all_with_the_span_of_its_shares():
    together, rest = lacking_alike([health(0.17), health(0.28), health(0.2)])
    assert [(one.name, one.figure, one.tone) for one in together] == [
        ("Initiative", "17 – 28%", "off")
    ]
    assert [[cover.name for cover in one.covers] for one in rest] == [["Cycle time"]] * 3


def test_one_tracker_alone_keeps_its_lines():
    assert lacking_alike([health(0.17)]) == ([], [health(0.17)])


def test_what_one_of_them_does_not_lack_stays_with_the_others():
    full = TrackerHealth(None, "", "", [Cover("Initiative", 0.9, "90 %", "")])
    together, rest = lacking_alike([health(0.17), full])
    assert together == [] and rest == [health(0.17), full]


@pytest.mark.django_db
@pytest.mark.parametrize("shares", [(0.5, 0.2), (0.2, 0.5), (0.0, 0.5), (0.5, 0.0)])
def test_it_is_said_in_the_tone_of_the_worst_whichever_comes_first(shares):
    def found(share):
        cover = Cover("Estimate", share, f"{100 * share:.0f} %", "None.", is_optional=True)
        return TrackerHealth(None, "", "", [cover])

    [one], _rest = lacking_alike([found(share) for share in shares])
    assert one.tone == ("off" if 0.2 in shares else "watch")


def test_a_tracker_without_items_is_not_counted_among_those_that_lack(alice, company, signed_in):
    for n in range(3):
        Tracker.objects.create(key=f"t{n}", name=f"Tracker {n}")
    for tracker in Tracker.objects.exclude(key="t0"):
        WorkItem.objects.create(
            tracker=tracker, key=f"{tracker.key}-1", title="Item", created_at=timezone.now()
        )
    body = signed_in(alice).get("/sources/health/").content.decode()
    assert "In the 2 trackers that hold items" in body
    assert "In all" not in body


def test_where_all_is_well_one_line_says_so():
    def shown(*shares, is_brief=True):
        return covers([Cover(f"C{s}", s, f"{s}", "") for s in shares], is_brief=is_brief)

    assert "<table" not in shown(0.9, 1.0) and "C0.9 0.9 · C1.0 1.0" in shown(0.9, 1.0)
    assert "<table" in shown(0.9, 0.5), "one of them is not"
    assert "<table" in shown(0.9), "it is one line already"
    assert "<table" in shown(0.9, 1.0, is_brief=False), "the page of the tracker"
