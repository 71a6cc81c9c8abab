"""A team's flow at a date: computed by the engine from its items, kept until an item may have changed."""

from passerelle.analysis.flow.kept import details, readings

__all__ = ["details", "readings"]
