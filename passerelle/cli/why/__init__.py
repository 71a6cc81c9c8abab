"""`passerelle why`: from two files to a verdict, with no database and no account."""

from passerelle.cli.why.command import why_command

__all__ = ["why_command"]
