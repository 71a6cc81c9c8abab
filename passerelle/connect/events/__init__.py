"""Dated events from a table or a calendar: what happened, when, to which segment."""

from passerelle.connect.events.dated import Dated, kind_of_words
from passerelle.connect.events.reading import ReadEvents, read_dated

__all__ = ["Dated", "ReadEvents", "kind_of_words", "read_dated"]
