"""The words of an axis are drawn after the readings, which would cross them out."""

from __future__ import annotations

import pytest

from passerelle.reports import drawing
from tests.reports.drawing.shape import parsed

GUIDES = ((1.0, "one"), (2.0, "two"))
CHARTS = {
    "series": drawing.series(drawing.Series((1.0, 3.0, 2.0), guides=GUIDES), label=""),
    "gaps": drawing.gaps(drawing.Gaps((1.0, 3.0, 2.0), band=0.1, guides=GUIDES), label=""),
    "columns": drawing.columns([drawing.Column(3.0), drawing.Column(2.0)], label="", guides=GUIDES),
    "dots": drawing.scatter([drawing.Dot(0.1, 2.0)], label="", guides=GUIDES),
    "layers": drawing.cfd([drawing.Layer("done", (1.0, 3.0))], label="", guides=GUIDES),
}


@pytest.mark.parametrize("chart", CHARTS)
def test_no_reading_is_drawn_over_the_words_of_the_axis(chart: str) -> None:
    parsed(CHARTS[chart])
    drawn = CHARTS[chart]
    last = max(map(drawn.rfind, ("<polyline", "<polygon", "<circle", "<rect", "<path")))
    assert last < drawn.index(">one<") < drawn.index(">two<")
