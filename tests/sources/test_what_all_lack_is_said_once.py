"""The health of the data says once what every tracker lacks, with the span of its shares."""

from __future__ import annotations

import pytest

from passerelle.sources.queries.health.alike import lacking_alike
from passerelle.sources.queries.health.trackers import Cover, TrackerHealth


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
