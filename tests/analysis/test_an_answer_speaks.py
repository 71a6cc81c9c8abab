"""An answer about a movement reads as sentences, in both languages, whatever it holds."""

from __future__ import annotations

import datetime as dt
import re
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from django.utils import translation

from passerelle.analysis.queries import movement as movement_queries
from passerelle.analysis.sentences.why.checks import CHECKS, todo
from passerelle.analysis.sentences.why.refusals import REFUSALS, refused
from passerelle.analysis.sentences.why.signals import SENTENCES, told
from passerelle.analysis.sentences.why.verdicts import VERDICTS, verdict
from passerelle.analysis.why.alone import alone
from passerelle.analysis.why.figures import Figures
from passerelle.analysis.why.page import page
from passerelle.analysis.why.plain import finding_of, plain, refusal_of
from passerelle.engine import explain
from passerelle.engine.explain.answer.checks import POSSIBLE
from passerelle.engine.explain.answer.question import Role
from passerelle.engine.explain.answer.shapes import Check, Kind, Signal, Verdict
from passerelle.engine.explain.parts.mix import mix_and_rate
from passerelle.engine.explain.parts.shapes import Decomposition
from passerelle.kernel.finding import Refusal
from tests.analysis.answers import finding, movement, question

EXPLAIN = Path(explain.__file__).parent
FACTS = {
    "p": 0.002,
    "share": 0.4,
    "usual": 0.01,
    "old": "8.1",
    "new": "8.2",
    "checked": 3,
    "day": dt.date(2026, 11, 3),
    "hours": 2,
    "hour": 0,
    "dimension": "device",
    "value": "iPhone",
    "change": -0.2,
    "error": 0.03,
    "measure": -0.25,
    "z": -8.0,
    "more": 0.5,
    "ratio": -0.4,
    "volume": -0.2,
    "witness": "billing",
    "event": "Form B",
    "segment": "Safari iPhone × not given",
    "sort": "release",
    "days": 1,
    "slope": 3.0,
    "likelihood": 4.0,
}


def _codes() -> set[str]:
    """Every code that the engine's signals name, read from their source."""
    text = "".join(path.read_text() for path in (EXPLAIN / "signals").glob("*.py"))
    named = set(re.findall(r'Signal\(\s*"([a-z-]+)"', text))
    return named | set(re.findall(r'^    "([a-z-]+)": (?:"|\{|\()', text, re.MULTILINE))


def _words(signal: Signal) -> str:
    return told(signal).line


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_clue_has_its_sentence(lang):
    codes = _codes() | {code.removesuffix("-still") for code in SENTENCES} & set(Role)
    with translation.override(lang):
        for code in sorted(codes):
            line = _words(Signal(code, {Kind.FAULT: 1.0}, FACTS))
            assert line.endswith((".", "…")), line
            assert "%(" not in line, line


def test_a_segment_that_moved_in_a_quiet_total_is_told_so():
    line = _words(Signal("apart", {}, {**FACTS, "p": 0.3, "change": -0.6}))
    assert line.startswith("One segment moved, which is not chance. The total stays inside")
    assert "“Safari iPhone × not given” moved by −45%" in line
    assert "The total" not in _words(Signal("apart", {}, {**FACTS, "p": 0.001}))


def test_every_check_has_its_sentences():
    assert set(CHECKS) == set(POSSIBLE)
    check = Check("independent", {}, 0.98, 0.06, 20)
    asked = todo(check, Kind.FAULT)
    assert (asked.confirmed, asked.denied) == ("Measurement fault: 98%", "Measurement fault: 6%")
    told = page(finding(checks=(check,)), measure="signups", asked=question(), ratio=False)
    assert "20 minutes" in told.summary[-1]


@pytest.mark.parametrize("days", [0, 1, 2, -1, -3])
def test_an_event_says_how_far_it_is_from_the_break(days):
    line = _words(Signal("own-event", {Kind.OWN: 1.0}, {**FACTS, "days": days}))
    near = {0: "at the break", 1: "1 day before", 2: "2 days before", -1: "1 day after"}
    assert near.get(days, "3 days after") in line


@pytest.mark.parametrize("part", ["end", "during"])
def test_an_event_that_lasts_says_how_it_lies_to_the_break(part):
    facts = {**FACTS, "part": part, "ends": dt.date(2026, 11, 8)}
    line = _words(Signal("outside-event", {Kind.OUTSIDE: 1.0}, facts))
    said = {"end": "It ended on 8\u00a0November", "during": "It lasts until 8\u00a0November"}
    assert said[part] in line and "It comes" not in line


def test_a_clue_speaks_according_to_its_facts():
    cases = {
        ("moved", "p", 0.4): "ordinary",
        ("mix", "share", 0.1): "is the same",
        ("dose", "slope", 0.2): "does not follow",
        ("downstream", "change", -0.24): "moved too",
        ("downstream", "change", 0.01): "did not move",
    }
    for (code, fact, value), said in cases.items():
        assert said in _words(Signal(code, {Kind.MIX: 1.0, Kind.OWN: 1.0}, {**FACTS, fact: value}))


def test_every_verdict_is_a_sentence_up_and_down_with_a_date_or_without():
    assert {kind for kind, _way in VERDICTS} == set(Verdict)
    for kind, change, since in product(Verdict, (-130.0, 130.0), (dt.date(2026, 11, 3), None)):
        moved = movement(change=change, since=since, since_low=since, since_high=since)
        said = verdict(finding(verdict=kind, movement=moved).estimate)
        assert said.endswith(".")
        assert ("3\u00a0November" in said) == (since is not None and kind is not Verdict.NOISE)


def test_thin_data_say_what_would_show():
    thin = movement(p=0.4, detectable=0.35)
    for kind in (Verdict.NOISE, Verdict.CANNOT_TELL):
        assert "35%" in verdict(finding(verdict=kind, movement=thin).estimate)


def test_the_page_says_verdict_size_place_and_odds():
    told = page(finding(), measure="signups", asked=question(), ratio=False)
    assert (
        told.verdict
        == "It probably did not fall: we have been miscounting it since 3\u00a0November."
    )
    said = " ".join(told.summary)
    assert "1,030 against 1,160" in said
    assert "92% of it lies in Safari iPhone, unsaid" in said
    assert "83%" in said
    assert [kind.chance for kind in told.kinds] == ["83%", "9%", "5%", "2%", "1%"]
    assert told.cells[0].letter == "A"
    assert told.cells[0].equals == "tracker 8.2"
    assert told.pros[0].told.title == "A technical segment."
    assert [clue.told.title for clue in told.cons] == ["A change of ours."]


def test_the_waterfall_of_a_ratio_sets_its_mix_apart_from_its_rates():
    before = np.array([30.0, 40.0]), np.array([100.0, 400.0])
    after = np.array([60.0, 20.0]), np.array([200.0, 200.0])
    mixed = mix_and_rate(("channel=ads", "channel=search"), before, after).estimate
    moved = movement(actual=0.2, expected=0.14, change=0.06)
    told = finding(movement=moved, mix=mixed, cells=None, parts=Decomposition(0.14, 0.2, ()))
    fall = page(told, measure="conversion", asked=question(), ratio=True).fall
    assert "Mix of" in fall
    assert "channel" in fall
    assert Figures(ratio=True).value(mixed.mix.change, sign=True) in fall
    assert "Other rates" in fall
    assert "Elsewhere" not in fall


def test_the_waterfall_of_a_sum_has_no_mix():
    fall = page(finding(), measure="signups", asked=question(), ratio=False).fall
    assert "Mix of" not in fall
    assert "Elsewhere" in fall


def test_two_periods_without_days_have_a_page_without_a_chart():
    moved = movement(start=1, since=None, since_low=None, since_high=None)
    shown = page(finding(movement=moved), measure="signups", asked=None, ratio=True)
    assert shown.chart == ""
    assert "two periods" in dict(shown.strip).values()
    clue = Signal("moved", {Kind.FAULT: 1.0}, {"p": 0.02})
    assert "Chance alone" in told(clue, by_day=False).line
    assert "calm days" in told(clue).line


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_page_alone_asks_nothing_of_anybody(lang):
    with translation.override(lang):
        told = page(finding(), measure="<signups>", asked=question(), ratio=False)
        html = alone(told, sources=("now.csv",), signed="me")
    assert f'<html lang="{lang}">' in html
    assert "<script" not in html
    assert re.findall(r"\bsrc=|\bhref=|url\(|@import", html) == []
    assert "&lt;signups&gt;" in html
    assert "<signups>" not in html
    assert 'style="' not in html


def test_a_finding_comes_back_whole_from_plain_data():
    first = finding()
    back = finding_of(plain(first))
    assert plain(back) == plain(first)
    assert back.estimate.kinds == first.estimate.kinds
    assert back.estimate.signals == first.estimate.signals
    assert back.estimate.cells == first.estimate.cells
    assert back.estimate.movement.since == first.estimate.movement.since
    refusal = Refusal("past-too-short", ("28 days",))
    assert refusal_of(plain(refusal)) == refusal


def _refusals() -> set[str]:
    """Every code that the engine refuses a movement with, read from its source and from the question's."""
    asked = Path(movement_queries.__file__)
    text = "".join(path.read_text() for path in (*EXPLAIN.rglob("*.py"), asked))
    return set(re.findall(r'Refusal\(\s*"([a-z-]+)"', text))


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_code_that_the_engine_refuses_with_has_its_own_sentence(lang):
    assert _refusals() == set(REFUSALS)
    with translation.override(lang):
        said = [refused(Refusal(code, ())) for code in REFUSALS]
    assert len({why for why, _hint in said}) == len({hint for _why, hint in said}) == len(said)


def test_a_refusal_says_why_and_what_to_do():
    for code in REFUSALS:
        why, hint = refused(Refusal(code, ("a date from 2026-01-15 to 2026-11-20",)))
        assert why.startswith("No verdict")
        assert hint.endswith(".")
    assert (
        "2026-01-15"
        in refused(Refusal("date-outside", ("a date from 2026-01-15 to 2026-11-20",)))[1]
    )


def test_a_difference_of_two_shares_is_in_points():
    with translation.override("en"):
        assert Figures(ratio=True).value(0.0351) == "3.51%"
        assert Figures(ratio=True).value(-0.0053, sign=True) == "−0.53\u00a0pt"
        assert Figures().value(-107, sign=True) == "−107"
