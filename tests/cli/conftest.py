"""A backup reads its own copy through a second connection, which Django's tests forbid by default."""

from __future__ import annotations

import inspect

import pytest
from django.db.backends.base.base import BaseDatabaseWrapper


@pytest.fixture
def second_connection(transactional_db, monkeypatch):
    guarded = inspect.getclosurevars(BaseDatabaseWrapper.ensure_connection).nonlocals
    real = guarded.get("real_ensure_connection", BaseDatabaseWrapper.ensure_connection)
    monkeypatch.setattr(BaseDatabaseWrapper, "ensure_connection", real)
