"""A NUL character in an address or a form is no page, on any database."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.django_db


def test_in_an_address(alice, signed_in):
    assert signed_in(alice).get("/search/", {"q": "a\x00b"}).status_code == 404
    assert signed_in(alice).get("/measures/", {"q": "\x00"}).status_code == 404


def test_in_a_form(alice, signed_in):
    assert signed_in(alice).post("/roadmap/new/", {"title": "a\x00b"}).status_code == 404
