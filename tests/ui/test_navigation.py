"""What can be reached from anywhere, and by whom."""

import pytest
from django.test import RequestFactory

from passerelle.ui import navigation
from passerelle.ui.navigation import Item, Link


@pytest.fixture
def house(monkeypatch):
    for held in ("_rail", "_menu", "_actions", "_kept", "_allowed"):
        monkeypatch.setattr(navigation, held, [])
    monkeypatch.setattr(navigation, "_homes", {})
    navigation.allow_with(lambda request, capability: capability == "open")
    return navigation


def request(path="/"):
    return RequestFactory().get(path)


def test_pages_stand_in_order_and_once(house):
    late, early = Item(20, "Late", "ui:design"), Item(10, "Early", "ui:preference")
    for item in (late, early, late):
        house.register(item)
    assert [link.label for link in house.rail(request())] == ["Early", "Late"]


def test_a_page_one_may_not_open_is_not_there(house):
    house.register(Item(1, "Shut", "ui:design", capability="shut"))
    house.register(Item(2, "Open", "ui:design", capability="open"))
    assert [link.label for link in house.rail(request())] == ["Open"]


def test_nobody_is_trusted_before_people_have_spoken(house):
    house._allowed.clear()
    house.register(Item(1, "Open", "ui:design", capability="open"))
    assert house.rail(request()) == []


def test_a_page_that_no_app_provides_is_not_there(house):
    house.register(Item(1, "Soon", "nowhere:at-all"))
    assert house.rail(request()) == []


def test_the_longest_address_is_the_current_one(house):
    house.register(Item(1, "Design", "ui:design"))
    house.register(Item(2, "Preferences", "ui:preference"))
    assert [link.is_current for link in house.rail(request("/design/colours/"))] == [True, False]
    assert [link.is_current for link in house.rail(request("/elsewhere/"))] == [False, False]


def test_words_are_found_without_case_or_accent():
    links = [Link("Équipes", "/t/", "", ""), Link("Écoute", "/l/", "", "")]
    assert [link.url for link in navigation.matching(links, "equip")] == ["/t/"]
    assert len(navigation.matching(links, "")) == 2


def test_a_page_that_lies_elsewhere_lights_the_item_it_belongs_to(house):
    house.register(Item(1, "Design", "ui:design"))
    house.belongs("/elsewhere/", to="ui:design")
    assert [link.is_current for link in house.rail(request("/elsewhere/far/"))] == [True]
    assert [link.is_current for link in house.rail(request("/else/"))] == [False]
