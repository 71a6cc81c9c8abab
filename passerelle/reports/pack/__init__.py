"""The board pack as a document: worded content in, PDF out; the same content is drawn as a web page."""

from passerelle.reports.pack.content import (
    Block,
    Column,
    Facts,
    Figure,
    Items,
    Pack,
    Plan,
    PlanRow,
    RulerRow,
    Rulers,
    Section,
    Series,
    Table,
    Words,
)
from passerelle.reports.pack.pdf import render_pdf

__all__ = [
    "Block",
    "Column",
    "Facts",
    "Figure",
    "Items",
    "Pack",
    "Plan",
    "PlanRow",
    "RulerRow",
    "Rulers",
    "Section",
    "Series",
    "Table",
    "Words",
    "render_pdf",
]
