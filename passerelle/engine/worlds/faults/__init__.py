"""Measures that moved for a known reason: faults of the data, changes of the world, both, or nothing."""
