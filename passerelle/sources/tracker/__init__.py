"""Tracker files: gathered apart, weighed against what is known, published in one short transaction."""
