from passerelle.workshop.queries.visible import find, of, visible
from passerelle.workshop.queries.votes import Read, contested, readings

__all__ = ["Read", "contested", "find", "of", "readings", "visible"]
