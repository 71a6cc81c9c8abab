"""Earlier quarters: what was promised then, the readings that held it to what came, the reviews kept of it."""

from passerelle.cli.demo.loading.past.whole import load

__all__ = ["load"]
