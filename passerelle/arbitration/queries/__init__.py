from passerelle.arbitration.queries.framed import Framed, framed
from passerelle.arbitration.queries.visible import candidates, find, visible

__all__ = ["Framed", "candidates", "find", "framed", "visible"]
