"""Measures of the simulated company: their catalogue and their daily rows."""
