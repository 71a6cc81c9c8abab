"""Where values live: one Parquet a load, read and rolled up by DuckDB."""

from passerelle.kpis.store.files import folder_of, is_there, keep, measure_of, remove, strays
from passerelle.kpis.store.rolling import Rolled, roll_up

__all__ = ["Rolled", "folder_of", "is_there", "keep", "measure_of", "remove", "roll_up", "strays"]
