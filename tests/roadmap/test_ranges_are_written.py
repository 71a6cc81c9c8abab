"""A range says its currency once, where each language puts it."""

from __future__ import annotations

import pytest

from passerelle.kernel.ranges import ThreePoint
from passerelle.roadmap.forms.shown import span


@pytest.mark.parametrize(
    ("lang", "unit", "written"),
    [
        ("fr", "k€", "160 – 350 k€"),
        ("en", "k€", "€160 – 350k"),
        ("en", "%", "160 – 350%"),
        ("fr", "", "160 – 350"),
    ],
)
def test_the_unit_is_written_once(lang, unit, written):
    said = span(ThreePoint(160, 250, 350), unit, lang)
    assert said.replace("\u00a0", " ").replace("\u202f", " ") == written
