"""`passerelle connect`: the places that hold tables, as on the page of connections."""

from passerelle.cli.connect.command import connect_command

__all__ = ["connect_command"]
