"""Everything said in English is said in French, and well printed."""

import pytest

from tools import messages


@pytest.mark.parametrize("app", messages.apps())
def test_every_message_is_translated(app):
    assert list(messages.problems(app)) == []


def test_one_message_has_one_translation():
    assert list(messages.conflicts(messages.apps())) == []
