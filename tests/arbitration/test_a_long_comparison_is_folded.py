"""Two hundred initiatives side by side: what is looked at first is drawn, the rest is one click away."""

import pytest
from django.urls import reverse

from passerelle.arbitration.actions import propose
from passerelle.arbitration.reading import initiatives
from passerelle.arbitration.views import scenarios


@pytest.fixture
def page(arbitration, solved, alice, signed_in, monkeypatch):
    """The comparison with one line a group, and one change; its address takes a query."""
    solved(propose(arbitration, by=alice)[0])
    monkeypatch.setattr(initiatives, "SHOWN", 1)
    monkeypatch.setattr(scenarios, "MOVES", 1)
    client = signed_in(alice)
    url = reverse("arbitration:scenarios", args=[arbitration.number])
    return lambda **query: client.get(url, query)


def groups(answer):
    return {one.key: one for one in answer.context["groups"]}


def test_a_group_draws_its_first_lines_and_counts_them_all(page):
    answer = page()
    long = [one for one in groups(answer).values() if len(one.rows) > 1]
    assert long
    for one in long:
        assert len(one.lines) == 1
        assert one.more == len(one.rows) - 1
        assert f"all={one.key}" in answer.content.decode()
    assert answer.context["count"] == sum(len(one.rows) for one in groups(answer).values())


def test_the_rest_of_a_group_comes_when_it_is_asked_for(page):
    key = next(key for key, one in groups(page()).items() if len(one.rows) > 1)
    whole = groups(page(all=key))[key]
    assert whole.more == 0
    assert [one.row for one in whole.lines] == whole.rows


def test_the_scale_of_values_does_not_move_when_the_rest_is_shown(page):
    key = next(key for key, one in groups(page()).items() if len(one.rows) > 1)
    assert page().context["value_axis"] == page(all=key).context["value_axis"]


def test_changes_to_the_roadmap_are_folded_too(page):
    few, every = page().context, page(all="moves").context
    assert len(few["moves"]) == 1
    assert len(every["moves"]) == 1 + few["more_moves"]
