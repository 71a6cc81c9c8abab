"""Without a measure, the question is tried on the sample of the command line."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from passerelle.analysis.why.sample import DIMENSIONS, sample
from passerelle.engine.explain.answer.answer import answer
from passerelle.kernel.finding import Finding

pytestmark = pytest.mark.django_db


def test_the_empty_catalogue_leads_to_it_and_it_says_what_it_is(alice: Any, signed_in: Any) -> None:
    client = signed_in(alice)
    address = reverse("analysis:sample")
    assert address in client.get(reverse("kpis:measures")).content.decode()
    page = client.get(address)
    assert "This is a sample" in page.content.decode()
    assert page.context["page"]["verdict"]


def test_it_reads_what_the_command_writes(tmp_path: Any) -> None:
    from passerelle.cli.why.reading import read
    from passerelle.cli.why.sample import write_sample

    asked = sample(lang="en")
    written = read(write_sample(tmp_path, lang="en"), tmp_path).asked
    ours, theirs = answer(asked), answer(written)
    assert isinstance(ours, Finding) and isinstance(theirs, Finding)
    assert asked.reading.cube.dimensions == DIMENSIONS
    assert ours.estimate.verdict == theirs.estimate.verdict
    assert ours.estimate.movement.change == pytest.approx(theirs.estimate.movement.change)
