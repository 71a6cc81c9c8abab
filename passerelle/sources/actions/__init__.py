"""Verbs of pouring in: receive a file, check it, run it, take it back."""
