"""Passerelle: the product office of a company."""

__version__ = "0.1.0"
