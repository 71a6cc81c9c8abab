"""A measure is read from the table where it lies: same values everywhere, only new days asked for, refusals told."""

from __future__ import annotations

import datetime as dt

import duckdb
import pytest
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from passerelle.connect.warehouse import roll
from passerelle.jobs.worker import run_waiting
from passerelle.kpis.models import Load, Measure, RollUp
from passerelle.kpis.store.leaves import leaves
from passerelle.sources.actions import connections, feeds
from passerelle.sources.models import Connection, Feed
from tests.sources.shop import read_measure

pytestmark = pytest.mark.django_db


def points(feed):
    return RollUp.objects.get(measure=feed.measure, dimension="").points


def sql(folder, query):
    return duckdb.execute(query.format(f"read_parquet('{folder / 'orders.parquet'}')")).fetchall()


@pytest.mark.parametrize(
    ("formula", "facts", "truth"),
    [
        ("sum", {}, "sum(amount)"),
        ("count", {"value": ""}, "count(*)"),
        ("ratio", {"total": "visits"}, "sum(amount) / sum(visits)"),
        ("last", {}, "sum(amount) FILTER (is_last)"),
    ],
)
def test_each_formula_gives_what_a_plain_query_gives(files, folder, alice, formula, facts, truth):
    feed = read_measure(files, alice, formula=formula, **facts)
    told = {day: value for day, value, *_ in points(feed)}
    query = f"""SELECT day, {truth} FROM (SELECT ordered_at::DATE::VARCHAR AS day, *,
                ordered_at = max(ordered_at) OVER (PARTITION BY day) AS is_last FROM {{}}) GROUP BY 1"""
    assert feed.problem is None and len(told) == 60
    assert told == pytest.approx(dict(sql(folder, query)))


def test_a_file_poured_in_and_a_table_read_give_the_same_leaves(files, folder, alice):
    feed = read_measure(files, alice)
    found = leaves([feed.load.path], dimensions=feed.measure.dimensions)
    truth = dict(sql(folder, "SELECT country || channel, sum(amount) FROM {} GROUP BY 1"))
    names = ["".join(v[c] for v, c in zip(found.values, code, strict=True)) for code in found.codes]
    assert dict(zip(names, found.sums.sum(axis=0).tolist(), strict=True)) == pytest.approx(truth)
    assert found.counts.sum() == 2400


def test_only_the_new_days_and_the_last_three_are_asked_for(files, alice, monkeypatch):
    feed = read_measure(files, alice)
    asked = []
    kept = roll.roll_up
    monkeypatch.setattr(
        roll,
        "roll_up",
        lambda source, what, *a, **k: asked.append(what) or kept(source, what, *a, **k),
    )
    assert feeds.read(feed, by=alice)
    yesterday = feeds.whole_days() - dt.timedelta(days=1)
    assert asked[0].since == yesterday - dt.timedelta(days=3)
    assert asked[0].before == feeds.whole_days()
    assert len(points(feed)) == 60 and Load.objects.count() == 1


def test_a_day_restated_in_the_overlap_replaces_what_was_read(files, folder, alice):
    feed = read_measure(files, alice)
    before = {p[0]: p[1] for p in points(feed)}
    _rewrite(folder, "SELECT * REPLACE (amount * 2 AS amount) FROM {} WHERE country <> 'ES'")
    feeds.read(feed, by=alice)
    after = {p[0]: p[1] for p in points(feed)}
    days = sorted(before)
    assert [after[d] for d in days[:-4]] == [before[d] for d in days[:-4]]
    assert all(after[d] != before[d] for d in days[-4:])
    by = RollUp.objects.get(measure=feed.measure, dimension="country").points["ES"]
    assert max(p[0] for p in by) == days[-5]
    feeds.ask(feed, by=alice, is_whole=True)
    run_waiting()
    assert points(feed)[0][1] != before[days[0]]


def test_once_the_connection_leads_elsewhere_every_day_is_read_again(files, folder, alice):
    feed = read_measure(files, alice)
    before = {p[0]: p[1] for p in points(feed)}
    (folder / "moved").mkdir()
    sql(folder, f"COPY (FROM {{}}) TO '{folder / 'moved' / 'orders.parquet'}' (FORMAT parquet)")
    _rewrite(folder / "moved", "SELECT * REPLACE (amount * 2 AS amount) FROM {}")
    files.path = "moved/orders.parquet"
    connections.change_connection(files, password="", by=alice)
    assert feeds.read(Feed.objects.get(pk=feed.pk), by=None)
    assert {p[0]: p[1] for p in points(feed)} == {day: 2 * was for day, was in before.items()}


def test_a_place_that_refuses_once_moved_keeps_the_values_of_the_former(files, folder, alice):
    feed = read_measure(files, alice)
    before = points(feed)
    files.path = "nowhere.parquet"
    connections.change_connection(files, password="", by=alice)
    feed = Feed.objects.get(pk=feed.pk)
    assert not feeds.read(feed, by=None) and points(feed) == before
    feed.refresh_from_db()
    assert feeds._since(feed) is None


@pytest.mark.parametrize("other", [{"seconds": 60}, {"mode": "require"}, {"name": "Renamed"}])
def test_what_changes_nothing_of_the_place_lets_only_the_new_days_be_read(files, alice, other):
    feed = read_measure(files, alice)
    Connection.objects.update(**other)
    assert feeds._since(Feed.objects.get(pk=feed.pk)) is not None


def _rewrite(folder, query):
    path = folder / "orders.parquet"
    with duckdb.connect() as base:
        base.execute(f"CREATE TABLE t AS {query.format(f'read_parquet({str(path)!r})')}")
        base.execute(f"COPY t TO '{path}' (FORMAT parquet)")


def test_a_refusal_keeps_the_values_and_says_since_when(files, folder, alice, signed_in):
    feed = read_measure(files, alice)
    before = points(feed)
    (folder / "orders.parquet").unlink()
    assert not feeds.read(feed, by=alice)
    feed.refresh_from_db()
    assert feed.problem["code"] == "unreadable-file" and points(feed) == before
    page = signed_in(alice).get(reverse("kpis:measure", args=[feed.measure.slug])).content.decode()
    assert "nothing new since" in page and "notice--off" in page


def test_a_day_that_still_runs_is_left_for_tomorrow(files, folder, alice):
    _rewrite(
        folder,
        "SELECT * FROM {} UNION ALL BY NAME SELECT current_date::TIMESTAMP AS ordered_at, 1 AS amount",
    )
    feed = read_measure(files, alice)
    assert points(feed)[-1][0] < feeds.whole_days().isoformat()
    assert feed.until < feeds.whole_days()


def test_the_cadence_says_when_it_is_due(files, alice):
    feed = read_measure(files, alice)
    now = timezone.now()
    assert not feed.is_due(now)
    assert feed.is_due(now + dt.timedelta(days=1, hours=1))
    feed.measure.cadence = "week"
    assert feed.is_due(now + dt.timedelta(days=8))
    feed.read_at, feed.tried_at = None, now
    assert not feed.is_due(now) and feed.is_due(now + dt.timedelta(hours=2))


def test_what_is_due_is_asked_once(files, alice):
    feed = read_measure(files, alice)
    Feed.objects.update(read_at=None, tried_at=None)
    assert feeds.ask_due() == 1
    assert feeds.ask_due() == 1  # the same job
    waiting = DBTaskResult.objects.ready()
    assert waiting.get().priority < 0, "nobody waits for it"
    feeds.ask(feed, by=alice)
    assert waiting.get().priority == 0, "Alice does"
    assert run_waiting() == 1
    feed.refresh_from_db()
    assert feed.read_at and feeds.ask_due() == 0


def test_alice_tries_a_table_out_then_makes_its_measure(files, alice, signed_in):
    client = signed_in(alice)
    url = f"{reverse('sources:new_feed', args=[files.pk])}?table=orders.parquet"
    told = {"name": "Orders", "time": "ordered_at", "formula": "sum", "value": "amount"}
    told |= {"dimensions": ["country"], "direction": "up", "cadence": "day", "hour": 6}
    there = client.post(url, told | {"try": "1"})["Location"]
    assert "hx-get" in client.get(there).content.decode()
    run_waiting()
    page = client.get(there).content.decode()
    assert "What it would say" in page and "3 values" in page
    made = client.post(url, told | {"make": "1"})
    run_waiting()
    assert "Read now" in client.get(made["Location"]).content.decode()
    page = client.get(reverse("kpis:measure", args=["orders"])).content.decode()
    assert "Read from Files, up to" in page
    assert Measure.objects.get().owner == alice


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"value": ""}, "Choose the column whose values are taken."),
        ({"formula": "ratio"}, "A ratio needs what it is divided by."),
        ({"time": "amount"}, "Select a valid choice"),
        ({"name": ""}, "required"),
    ],
)
def test_a_measure_that_cannot_be_is_refused_with_the_reason(
    files, alice, signed_in, wrong, sentence
):
    url = reverse("sources:new_feed", args=[files.pk])
    told = {"name": "Orders", "time": "ordered_at", "formula": "sum", "value": "amount"}
    told |= {"direction": "up", "cadence": "day", "hour": 6, "make": "1"} | wrong
    answer = signed_in(alice).post(url, told)
    assert answer.status_code == 422 and sentence in answer.content.decode()
    assert not Measure.objects.exists()


def test_a_trial_belongs_to_its_connection(files, alice, signed_in):
    other = Connection.objects.create(name="Other", kind="parquet", path="x", seen=files.seen)
    client = signed_in(alice)
    url = reverse("sources:new_feed", args=[files.pk])
    told = {"name": "Orders", "time": "ordered_at", "formula": "count", "direction": "up"}
    there = client.post(url, told | {"cadence": "day", "hour": 6, "try": "1"})["Location"]
    run_waiting()
    assert "What it would say" in client.get(there).content.decode()
    elsewhere = there.replace(url, reverse("sources:new_feed", args=[other.pk]))
    assert "What it would say" not in client.get(elsewhere).content.decode()
