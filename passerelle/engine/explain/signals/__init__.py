"""Clues about a movement, each with how much likelier it is under each kind of cause than under noise."""

from passerelle.engine.explain.signals.everything import all_signals, unseen

__all__ = ["all_signals", "unseen"]
