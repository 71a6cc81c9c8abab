"""`passerelle demo`: the simulated company, loaded at today's date and served."""

from passerelle.cli.demo.command import demo_command

__all__ = ["demo_command"]
