"""All of a table, asked for while it is being read, is read after that."""

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


def test_all_of_it_asked_for_while_all_of_it_is_read_is_read_again(files, alice, monkeypatch):
    """What changed in the table since that reading began is in no row that it holds."""
    feed = read_measure(files, alice)
    asked = []
    kept = roll.roll_up

    def slowly(source, what, *args, **kwargs):
        asked.append(what.since)
        done = kept(source, what, *args, **kwargs)
        if len(asked) == 1:
            feeds.ask(feed, by=alice, is_whole=True)
        return done

    monkeypatch.setattr(roll, "roll_up", slowly)
    feeds.ask(feed, by=alice, is_whole=True)
    run_waiting()
    assert asked == [None, None]
    feeds.ask(feed, by=alice)
    run_waiting()
    assert asked[-1] is not None, "the second wish is answered"
