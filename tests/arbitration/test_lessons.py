"""What past promises teach reaches the frame from the floors above."""

import pytest

from passerelle.arbitration import lessons
from passerelle.arbitration.actions import begin
from passerelle.arbitration.lessons import Lessons
from passerelle.engine.proof.bias import Share
from tests.arbitration.rights import FACTS


@pytest.fixture
def alone(monkeypatch):
    """No provider but those of the test."""
    monkeypatch.setattr(lessons, "_providers", [])


def test_the_first_that_knows_something_is_heard(alone, alice, product):
    row = begin(by=alice, product=product, **FACTS)
    assert lessons.lessons(alice, row) == Lessons()
    share = Share(0.8, 0.6, 1.0, 12)
    lessons.register(lambda person, arbitration: Lessons())
    lessons.register(lambda person, arbitration: Lessons(next=share))
    assert lessons.lessons(alice, row).next == share
