"""Measure files: what they hold, and one normalised Parquet file out of them."""

from passerelle.connect.measures.converting import UNKNOWN, Converted, convert
from passerelle.connect.measures.plan import MeasurePlan, Said, describe

__all__ = ["UNKNOWN", "Converted", "MeasurePlan", "Said", "convert", "describe"]
