"""Earlier quarters: what was promised then, the readings that held it to what came, the reviews kept of it."""

from passerelle.cli.demo.loading.past.whole import promises, works

__all__ = ["promises", "works"]
