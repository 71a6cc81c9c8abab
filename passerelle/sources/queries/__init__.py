"""Reads of what was poured in."""
