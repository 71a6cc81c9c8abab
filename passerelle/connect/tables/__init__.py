"""Safe reading of tables: CSV, XLSX and Parquet (`reports/sheets.py` writes them)."""

from passerelle.connect.tables.cells import looks_like_formula
from passerelle.connect.tables.kinds import Kind, kind_of
from passerelle.connect.tables.opening import metered, unpack
from passerelle.connect.tables.reading import How, Peek, open_table, peek
from passerelle.connect.tables.row import Cell, Row
from passerelle.connect.tables.table import Table

__all__ = [
    "Cell",
    "How",
    "Kind",
    "Peek",
    "Row",
    "Table",
    "kind_of",
    "looks_like_formula",
    "metered",
    "open_table",
    "peek",
    "unpack",
]
