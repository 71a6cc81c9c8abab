"""Pouring in what the company already has: preview, dry run, publish, undo."""
