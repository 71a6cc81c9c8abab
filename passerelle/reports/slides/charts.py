"""Native charts: their data can be edited. Shares of the drawn range are written in percent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.util import Pt

from passerelle.reports.slides.page import ACCENT, INK, LINE, MUTE, SANS, WHITE, Box

Bar = tuple[str, list[float], RGBColor | None]
"""A series: its name, a value a category, its colour (None: not drawn, it only pushes the next one)."""


def stacked(
    slide: Any, box: Box, categories: Sequence[str], bars: Sequence[Bar], *, top: float = 0.0
) -> None:
    """Horizontal bars put end to end, the first category on top; with `top`, on a scale that ends there."""
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = list(categories)
    for name, values, _color in bars:
        data.add_series(name, [round(value, 1) for value in values])
    chart = slide.shapes.add_chart(XL_CHART_TYPE.BAR_STACKED, *box.emu, data).chart
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 60 if len(categories) > 2 else 400, 100
    for series, (_name, _values, color) in zip(plot.series, bars, strict=True):
        if color is None:
            series.format.fill.background()
        else:
            series.format.fill.solid()
            series.format.fill.fore_color.rgb = color
    chart.category_axis.reverse_order = True
    _axes(chart)
    if top:
        chart.value_axis.maximum_scale = top
        plot.has_data_labels = True
        plot.data_labels.show_value = True
        plot.data_labels.number_format, plot.data_labels.number_format_is_linked = "0.0;;;", False
        plot.data_labels.font.size, plot.data_labels.font.color.rgb = Pt(10), WHITE
    _legend(chart, is_shown=not top)
    for place, (name, *_) in enumerate(bars):
        if not name and not top:
            _leave_out(chart.legend, place)


def line(slide: Any, box: Box, name: str, points: Sequence[tuple[float, float]]) -> None:
    """A line through points, both shares of what is drawn."""
    data: Any = XyChartData()  # type: ignore[no-untyped-call]
    series = data.add_series(name)
    for x, y in points:
        series.add_data_point(round(100 * x, 2), round(100 * y, 2))
    chart = slide.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER_LINES_NO_MARKERS, *box.emu, data).chart
    drawn = chart.plots[0].series[0]
    drawn.format.line.color.rgb, drawn.format.line.width = ACCENT, Pt(2)
    drawn.smooth = False
    chart.value_axis.visible = chart.category_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    _legend(chart, is_shown=False)


def _axes(chart: Any) -> None:
    chart.font.size, chart.font.name, chart.font.color.rgb = Pt(10), SANS, INK
    values = chart.value_axis
    values.has_major_gridlines = values.visible = False
    values.minimum_scale = 0
    chart.category_axis.format.line.color.rgb = LINE
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names = chart.category_axis._element
    skip = names.makeelement(f"{{{names.nsmap['c']}}}tickLblSkip", {"val": "1"})  # every label
    names.find(f"{{{names.nsmap['c']}}}noMultiLvlLbl").addprevious(skip)


def _leave_out(legend: Any, place: int) -> None:
    """A series that is not drawn has no entry."""
    names = legend._element
    chart = names.nsmap["c"]
    entry = names.makeelement(f"{{{chart}}}legendEntry")
    for tag, value in (("idx", str(place)), ("delete", "1")):
        entry.append(entry.makeelement(f"{{{chart}}}{tag}", {"val": value}))
    names.find(f"{{{chart}}}legendPos").addnext(entry)


def _legend(chart: Any, *, is_shown: bool) -> None:
    chart.has_title = False
    chart.has_legend = is_shown
    if is_shown:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
        chart.legend.font.size, chart.legend.font.color.rgb = Pt(10), MUTE
