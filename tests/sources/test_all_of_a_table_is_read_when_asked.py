"""All of a table, asked for while its last days are being read, is read."""

from __future__ import annotations

import pytest

from passerelle.connect.warehouse import roll
from passerelle.jobs.worker import run_waiting
from passerelle.sources.actions import feeds
from tests.sources.shop import read_measure

pytestmark = pytest.mark.django_db


def test_all_of_it_asked_for_while_the_last_days_are_read_is_read_after_them(
    files, alice, monkeypatch
):
    feed = read_measure(files, alice)
    asked = []
    kept = roll.roll_up

    def slowly(source, what, *args, **kwargs):
        asked.append(what.since)
        if len(asked) == 1:
            feeds.ask(feed, by=alice, is_whole=True)
        return kept(source, what, *args, **kwargs)

    monkeypatch.setattr(roll, "roll_up", slowly)
    feeds.ask(feed, by=alice)
    run_waiting()
    assert [since is None for since in asked] == [False, True]
    feeds.ask(feed, by=alice)
    run_waiting()
    assert asked[-1] is not None, "once read, only the new days are"
