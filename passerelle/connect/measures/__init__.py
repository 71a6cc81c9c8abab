"""Measure files: what they hold, and one Parquet file out of them."""
