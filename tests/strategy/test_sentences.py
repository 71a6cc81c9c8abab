"""Titles conclude: one sentence a case, in English here; French is held by the catalogue."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import translation

from passerelle.kernel.finding import Refusal
from passerelle.strategy import sentences
from passerelle.strategy.course import Standing
from passerelle.strategy.written import count

TODAY = dt.date(2026, 11, 20)


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    ("states", "said"),
    [
        ([], "No key result has been set yet."),
        (["none"], "The only key result cannot be read yet."),
        (["none"] * 3, "None of the three key results can be read yet."),
        (["on"], "The only key result holds its course."),
        (["on"] * 8, "All eight key results hold their course."),
        (["watch"], "The only key result is to watch."),
        (["off"], "The only key result has left its course."),
        (
            ["on"] * 5 + ["watch", "off", "none"],
            "Five key results of eight hold their course. One is to watch. "
            "One has left its course. One cannot be read.",
        ),
        (
            ["on", "off", "off"],
            "One key result of three holds its course. Two have left their course.",
        ),
        (
            ["off", "off"],
            "None of the two key results holds its course. Two have left their course.",
        ),
    ],
)
def test_key_results_are_told_together(states, said):
    assert sentences.course(states) == said


def test_counts_are_words_up_to_twelve_in_both_languages():
    assert [count(0), count(1), count(12), count(13), count(1200)] == [
        "no", "one", "twelve", "13", "1,200",
    ]  # fmt: skip
    with translation.override("fr"):
        assert [count(1), count(1, feminine=True), count(0, feminine=True), count(8)] == [
            "un", "une", "aucune", "huit",
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("standing", "said"),
    [
        (Refusal("no_value"), "No value has been given yet."),
        (
            Refusal("stale_value"),
            "The last value dates from 1 Sep 2026: too old to speak for today.",
        ),
        (Refusal("not_started"), "It has not started yet."),
        (Standing(0.4, 0.5, "on"), "40% of the way done, 50% of the time gone."),
        (
            Standing(-0.1, 0.5, "off"),
            "It has moved away from its target, with 50% of the time gone.",
        ),
        (Standing(1.2, 0.5, "on"), "The target is reached."),
    ],
)
def test_a_verdict_says_why(standing, said):
    told = sentences.why(standing, elapsed=0.5, since=dt.date(2026, 9, 1), said=sentences.words())
    assert told.replace("\u00a0", " ") == said


def test_time_up_is_said():
    assert (
        sentences.why(Standing(0.8, 1, "off"), elapsed=1, said=sentences.words())
        == "Time is up with 80% of the way done."
    )


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-3, "Awaited on 23 Nov."),
        (0, "Awaited today."),
        (1, "Awaited since 19 Nov: 1 day late."),
        (6, "Awaited since 14 Nov: 6 days late."),
    ],
)
def test_a_late_check_in_says_since_when(days, said):
    told = sentences.due(TODAY - dt.timedelta(days=days), today=TODAY)
    assert told.replace("\u00a0", " ") == said


def test_a_closed_key_result_awaits_nothing():
    assert sentences.due(None, today=TODAY) == "Closed: nothing more is awaited."


def test_a_mean_is_said_to_be_one():
    half = Standing(0.5, 0.6, "on")
    assert "by its only key result" in sentences.objective(
        half, read=1, total=1, said=sentences.words()
    )
    assert "mean of its three key results" in sentences.objective(
        half, read=3, total=3, said=sentences.words()
    )
    assert "only key result of three that" in sentences.objective(
        half, read=1, total=3, said=sentences.words()
    )
    assert "mean of the two key results of three" in sentences.objective(
        half, read=2, total=3, said=sentences.words()
    )
    assert (
        sentences.objective(Refusal("no_key_result"), read=0, total=0, said=sentences.words())
        == "It has no key result yet."
    )


@pytest.mark.parametrize(
    ("readers", "people", "said"),
    [
        (0, 0, "Nobody may read it yet."),
        (0, 90, "Nobody has read it yet."),
        (1, 1, "The only reader has read it."),
        (1, 90, "1 of 90 has read it."),
        (84, 90, "84 of 90 have read it."),
        (90, 90, "All 90 readers have read it."),
    ],
)
def test_readers_are_counted(readers, people, said):
    assert sentences.read_by(readers, people) == said


@pytest.mark.parametrize(
    ("total", "overdue", "start"),
    [
        (0, 0, "The register is empty"),
        (1, 0, "The only entry"),
        (1, 1, "The only entry of the register waits"),
        (5, 0, "All five entries"),
        (5, 1, "One entry of five waits"),
        (19, 3, "Three entries of 19 wait"),
    ],
)
def test_the_register_says_what_is_overdue(total, overdue, start):
    assert sentences.register(total=total, overdue=overdue).startswith(start)


def test_a_review_overdue_is_said_plainly():
    told = sentences.review(dt.date(2026, 11, 14), today=TODAY).replace("\u00a0", " ")
    assert told == "Review overdue since 14 Nov: 6 days late."
    assert sentences.review(TODAY, today=TODAY) == "To review today."


def test_a_comparison_says_how_much_changed():
    assert sentences.changed(added=0, removed=0) == "The two versions hold the same words."
    assert sentences.changed(added=1, removed=0) == "1 word was added, none removed."
    assert sentences.changed(added=0, removed=2) == "2 words were removed, none added."
    assert sentences.changed(added=3, removed=1) == "Words added: 3; words removed: 1."


def test_what_a_change_touches_is_counted():
    assert sentences.touches(0) == "No objective or key result speaks of what changed."
    assert sentences.touches(1) == "One objective or key result speaks of what changed."
    assert sentences.touches(2) == "Two objectives and key results speak of what changed."


@pytest.mark.parametrize(
    ("states", "said"),
    [
        ([], "No objective here."),
        (["off", "on"], "1 objective of 2 has left its course."),
        (["off", "off", "watch"], "2 objectives of 3 have left their course."),
        (["watch", "on"], "No objective has left its course; 1 of 2 is to watch."),
        (["on", "on"], "No objective of 2 has left its course."),
        (["on"], "The only objective holds its course."),
        (["none", "none"], "No verdict yet on the 2 objectives."),
    ],
)
def test_a_list_of_objectives_begins_with_its_verdict(states, said):
    assert sentences.objectives(states) == said
