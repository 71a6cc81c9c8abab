"""A server that a test starts reads through connections of its own, as the product's does."""

from __future__ import annotations

import pytest
from django.db import connection


@pytest.mark.django_db
def test_no_database_of_the_tests_is_in_memory():
    """There, one connection would serve a test and its `live_server`: `tests/settings.py` says why both could hang."""
    assert connection.vendor != "sqlite" or not connection.is_in_memory_db()
