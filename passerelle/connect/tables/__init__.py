"""Safe reading and writing of tables: CSV, XLSX and Parquet."""

from passerelle.connect.tables.cells import escape_cell, looks_like_formula, unescape_cell
from passerelle.connect.tables.kinds import Kind, kind_of
from passerelle.connect.tables.reading import How, Peek, open_table, peek
from passerelle.connect.tables.row import Cell, Row
from passerelle.connect.tables.table import Table
from passerelle.connect.tables.writing import write_csv, write_xlsx

__all__ = [
    "Cell",
    "How",
    "Kind",
    "Peek",
    "Row",
    "Table",
    "escape_cell",
    "kind_of",
    "looks_like_formula",
    "open_table",
    "peek",
    "unescape_cell",
    "write_csv",
    "write_xlsx",
]
