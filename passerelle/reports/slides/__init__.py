"""A board pack as slides: PowerPoint, with charts and tables that can be edited."""

from passerelle.reports.slides.deck import render_pptx

__all__ = ["render_pptx"]
