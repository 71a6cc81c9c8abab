"""Initiatives, their views, dependencies and frozen baselines."""
