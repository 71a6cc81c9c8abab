"""What an answer holds is said in the terminal, on the page of one's own and on the page of the product."""

from __future__ import annotations

import datetime as dt
import re

import numpy as np
import pytest
from django.template.loader import render_to_string
from django.utils.html import strip_tags
from django.utils.translation import override

from passerelle.analysis.why.alone import alone
from passerelle.analysis.why.page import Page, page
from passerelle.cli.why.printing import show
from passerelle.engine.explain.answer.answer import answer
from passerelle.engine.explain.answer.comparing import compare
from passerelle.engine.explain.answer.question import Question, Reading
from passerelle.engine.explain.answer.shapes import Answer, Verdict
from passerelle.engine.explain.cells.shapes import Cube
from passerelle.kernel.finding import Finding
from tests.analysis.answers import finding, question

DAYS, BREAK = 280, 262
DATES = tuple(dt.date(2026, 1, 5) + dt.timedelta(days=n) for n in range(DAYS))
WEEK = np.array([1.1, 1.15, 1.1, 1.05, 1.0, 0.6, 0.5])[np.arange(DAYS) % 7]
AFTER = np.arange(DAYS) >= BREAK
PARTS = np.array([0.3, 0.25, 0.2, 0.15, 0.1])
COUNTRIES = ("FR", "BE", "CH", "LU", "CA")


def surfaces(told: Page, capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """The words that each surface shows, on one line each."""
    capsys.readouterr()
    show(told, guesses=())
    shown = {
        "terminal": capsys.readouterr().out,
        "page of one's own": strip_tags(alone(told, sources=(), signed="me")),
        "page of the product": strip_tags(
            render_to_string("analysis/why/answer.html", {"page": told})
        ),
    }
    return {name: re.sub(r"\s+", " ", text) for name, text in shown.items()}


def reading(first: str, names: tuple[str, ...], rates: np.ndarray, *, total: bool) -> Reading:
    """By `first` (names) and country: counts at `rates` (shape: days, names), or successes of them when `total`."""
    rng = np.random.default_rng(2)
    codes = np.array([(a, b) for a in range(len(names)) for b in range(5)], dtype=np.int64)
    cube = Cube((first, "country"), (names, COUNTRIES), codes)
    counts = rng.poisson(WEEK[:, None] * rates[:, codes[:, 0]] * PARTS[codes[:, 1]]).astype(float)
    if not total:
        return Reading(DATES, cube, counts)
    chances = np.where(AFTER[:, None], [0.315, 0.0525], [0.30, 0.05])[:, codes[:, 0]]
    won = rng.binomial(counts.astype(np.int64), chances).astype(float)
    return Reading(DATES, cube, won, counts)


def simpson() -> Reading:
    """Both devices convert 5 % better, and twice as many people come by the one that converts less."""
    weights = np.where(AFTER[:, None], [0.35, 0.65], [0.7, 0.3])
    return reading("device", ("desktop", "phone"), 8000 * weights, total=True)


def asked(read: Reading) -> tuple[Finding[Answer], Page]:
    put = Question(read, since=DATES[BREAK])
    found = answer(put)
    assert isinstance(found, Finding), found
    return found, page(found, measure="m", asked=put, ratio=read.totals is not None)


def test_a_reversal_is_told(capsys):
    found, told = asked(simpson())
    assert found.estimate.verdict is Verdict.MIX
    for name, text in surfaces(told, capsys).items():
        assert "Every value of “device” rose or held, and yet the whole fell" in text, name


def test_two_periods_whose_audience_changed_are_told_so_with_their_reversal():
    read, totals = simpson(), simpson().totals
    assert totals is not None
    was, now = slice(BREAK - 18, BREAK), slice(BREAK, None)
    periods = (v[days].sum(axis=0) for v in (read.sums, totals) for days in (was, now))
    found = compare(read.cube, *periods)
    assert isinstance(found, Finding)
    assert found.estimate.verdict is Verdict.MIX
    told = page(found, measure="m", asked=None, ratio=True)
    assert any("their weights changed, not their rates" in sentence for sentence in told.summary)


def test_a_succession_is_told_as_one(capsys):
    new = (np.arange(DAYS) >= BREAK - 3).astype(float)[:, None]
    rates = 9000 * np.hstack([0.9 * (1 - new), 0.9 * new, np.full((DAYS, 1), 0.1)])
    rates[AFTER] *= 0.8
    _found, told = asked(reading("version", ("8.1", "8.2", "7.9"), rates, total=False))
    for name, text in surfaces(told, capsys).items():
        assert "“8.2” took the place of “8.1” around 21 September" in text, name
    assert not any(re.search(r"\d{3,}|−", row.share) for row in told.cells)


def test_a_thin_measure_says_how_much_would_show(capsys):
    few = np.full((DAYS, 2), 3.0)
    found, told = asked(reading("device", ("desktop", "phone"), few, total=False))
    assert found.estimate.movement.detectable > 0.2
    for name, text in surfaces(told, capsys).items():
        assert re.search(r"Too few to tell: at \d+ a week, only a change of \d+% or more", text), (
            name
        )


def test_equivalent_descriptions_and_the_cheapest_check_are_told(capsys):
    found = finding()
    full, told = asked(simpson())
    assert full.estimate.checks
    check = told.checks[0]
    for name, text in surfaces(told, capsys).items():
        assert check.title in text, name
        assert f"A check of {check.minutes} minutes can decide." in text, name
    same = page(found, measure="m", asked=question(), ratio=False)
    for name, text in surfaces(same, capsys).items():
        # A narrow terminal folds the name of a segment over several lines of its column.
        assert {"=", "tracker", "8.2"} <= set(text.split()), name


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_share_reads_as_a_share(lang):
    from passerelle.analysis.sentences.why.segments import share

    with override(lang):
        said = {share(part, -100.0) for part in (-725.0, 496.0)}
    assert not any(character.isdigit() for text in said for character in text)
    assert share(-45.0, -100.0) == "45%"
