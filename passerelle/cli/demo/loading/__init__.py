"""From the simulated company's facts to rows, one noun a file."""

from passerelle.cli.demo.loading.whole import load

__all__ = ["load"]
