"""Every title is a whole sentence chosen by the facts."""

import pytest

from passerelle.roadmap import titles
from passerelle.roadmap.queries.rows import Facts


def facts(**known):
    names = ("count", "live", "dated", "promised", "missed", "at_risk", "delivered")
    return Facts(**{name: known.get(name, 0) for name in names})


@pytest.mark.parametrize(
    ("known", "filtered", "said"),
    [
        ({}, False, "The roadmap is still empty."),
        ({}, True, "Nothing on the roadmap matches this filter."),
        ({"count": 3, "delivered": 3}, False, "Nothing is left to deliver here."),
        ({"count": 3, "live": 3}, False, "No verdict: no initiative to come has a date yet."),
        ({"count": 3, "live": 3, "missed": 1}, False, "One promise is past its date and not delivered."),
        ({"count": 3, "live": 3, "missed": 2}, False, "2 promises are past their date and not delivered."),
        ({"count": 3, "live": 3, "dated": 3}, False, "Dates are set, but nothing is promised yet."),
        ({"count": 3, "live": 3, "dated": 3, "promised": 1}, False, "The one promise made is expected on time."),
        ({"count": 3, "live": 3, "dated": 3, "promised": 3}, False, "The 3 promises made are expected on time."),
        (
            {"count": 3, "live": 3, "dated": 3, "promised": 3, "at_risk": 1},
            False,
            "One promise is expected late, out of 3 still open.",
        ),
    ],
)  # fmt: skip
def test_the_roadmap_concludes(known, filtered, said):
    assert titles.of_roadmap(facts(**known), is_filtered=filtered) == said


@pytest.mark.parametrize(
    ("state", "drift", "overdue", "said"),
    [
        ("dropped", None, None, "It was dropped."),
        ("delivered", None, None, "It is delivered; nothing had been promised."),
        ("delivered", 0, None, "It was delivered in time."),
        ("delivered", 1, None, "It was delivered 1 day after its promise."),
        ("doing", 3, 4, "Its promise is 4 days past and it is not delivered."),
        ("doing", None, None, "No verdict: it needs an expected end and a promise."),
        ("doing", 12, None, "It is expected 12 days after its promise."),
        ("doing", -3, None, "It is expected in time for its promise."),
    ],
)
def test_an_initiative_concludes(state, drift, overdue, said):
    assert titles.of_timing(state=state, drift=drift, overdue=overdue) == said


@pytest.mark.parametrize(
    ("dated", "moved", "late", "said"),
    [
        (0, 0, 0, "No verdict since 2 Oct: nothing frozen had a date to keep."),
        (9, 0, 0, "None of the 9 dates frozen on 2 Oct has moved."),
        (9, 2, 0, "2 dates out of 9 have moved since 2 Oct, all of them earlier."),
        (9, 5, 3, "3 dates out of 9 are later than on 2 Oct."),
    ],
)
def test_a_comparison_concludes(dated, moved, late, said):
    assert titles.of_comparison(dated=dated, moved=moved, late=late, date="2 Oct") == said


@pytest.mark.parametrize(
    ("links", "tense", "said"),
    [
        (0, 0, ""),
        (1, 0, "1 dependency, and it holds"),
        (6, 0, "6 dependencies, all of them hold"),
        (1, 1, "1 dependency, and it is tense"),
        (6, 2, "6 dependencies, 2 of them tense"),
    ],
)
def test_dependencies_conclude(links, tense, said):
    assert titles.of_tension(links, tense) == said


def test_the_verdict_on_an_initiative_says_what_its_sign_says():
    """A sign to watch beside “in time” told two things at once."""
    say = titles.of_timing(state="doing", drift=-3, overdue=None, is_doubtful=True)
    assert say == "It is expected in time for its promise, and may be late."
    assert "may be late" not in titles.of_timing(
        state="doing", drift=3, overdue=None, is_doubtful=True
    )
