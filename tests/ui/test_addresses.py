"""An address is worked out once, and never mistaken for another's."""

from __future__ import annotations

from django.test import override_settings
from django.urls import reverse, set_script_prefix

from passerelle.ui.addresses import address


def test_it_is_the_address_that_the_map_gives():
    for args in ((), (7,)):
        name = "strategy:objective" if args else "strategy:objectives"
        assert address(name, *args) == reverse(name, args=args) == address(name, *args)


def test_a_house_served_under_a_prefix_has_its_own():
    at_the_root = address("strategy:objectives")
    set_script_prefix("/office/")
    try:
        assert address("strategy:objectives") == f"/office{at_the_root}"
    finally:
        set_script_prefix("/")


@override_settings(ROOT_URLCONF="passerelle.strategy.urls")
def test_another_map_of_urls_has_its_own():
    assert address("objectives") == "/strategy/objectives/"
