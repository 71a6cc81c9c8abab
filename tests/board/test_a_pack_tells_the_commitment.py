"""The pack of a quarter tells its last commitment, in both languages; a quarter without one says nothing of it."""

import datetime as dt

import pytest
from django.utils import timezone

from passerelle.arbitration.models import Arbitration
from passerelle.board.writing import written
from passerelle.commitment.models import Commitment
from passerelle.kernel.digest import digest
from passerelle.kernel.periods import Quarter
from passerelle.reports.pack import render_pdf
from passerelle.roadmap.models import Baseline
from tests.commitment.frozen import content, line

DAY = timezone.localdate()


@pytest.fixture
def frozen(owner):
    """A commitment of this quarter with one chosen, one given up, one dissent."""

    def make(title, number=1):
        kept = content(lines=[
            line(1, title=title),
            line(2, title="Given", chosen=False, odds=None, reason="cash"),
        ])  # fmt: skip
        kept["dissents"] = [{"number": 2, "words": "We shall miss it", "by_id": owner.pk}]
        arbitration = Arbitration.objects.get_or_create(
            number=1, defaults={"name": "Q", "first": str(Quarter.of(DAY))}
        )[0]
        base = Baseline.objects.create(number=number, name="B", lines=[], digest=digest([]))
        row = Commitment(
            number=number, name="Kept", arbitration=arbitration, baseline=base, content=kept,
            digest=digest(kept), at=timezone.now() - dt.timedelta(minutes=5), by=owner,
        )  # fmt: skip
        row.save()
        return row

    return make


def told(owner, lang="en", period=None):
    return written(
        period or Quarter.of(DAY), by=owner, lang=lang, at=timezone.now(), sections=["choice"]
    )


def test_choice_odds_what_was_given_up_and_dissent_are_told(frozen, owner):
    frozen("First")
    frozen("Second", number=2)
    for lang, reason in (("en", "no money is left"), ("fr", "il ne reste plus d’argent")):
        pack = told(owner, lang)
        choice, odds, capacity, dissent = pack["sections"]
        said = str(choice)
        assert "Second" in said
        assert "First" not in said
        assert reason in said
        assert choice["wide"][0]["rows"][0][-1] in {"8.0", "8,0"}
        chances, scale = odds["wide"][0], odds["narrow"][0]
        assert chances["rows"][0]["share"] == 0.8 and chances["rows"][0]["text"] in {"8.0", "8,0"}
        assert sorted(scale["rows"][0]["shares"]) == list(scale["rows"][0]["shares"])
        assert odds["title"] and capacity["title"] and capacity["wide"][0]["rows"]
        assert dissent["wide"][0]["items"][0][0] == "We shall miss it"
        assert render_pdf(pack).startswith(b"%PDF")


def test_a_quarter_that_committed_nothing_says_nothing(frozen, owner):
    frozen("First")
    assert told(owner, period=Quarter.of(DAY).shifted(1))["sections"] == []


def test_what_is_frozen_for_later_is_told_in_the_quarter_in_which_it_is_frozen(frozen, owner):
    """Nothing was committed for the quarter itself: an arbitration is decided before its first quarter."""
    row = frozen("Next")
    Arbitration.objects.update(first=str(Quarter.of(DAY).shifted(1)))
    assert row.content
    assert "Next" in str(told(owner)["sections"])
    assert told(owner, period=Quarter.of(DAY).shifted(2))["sections"] == []
