"""`passerelle plan`: roadmaps compared, from a spreadsheet and without an account."""

from passerelle.cli.plan.command import plan_command

__all__ = ["plan_command"]
