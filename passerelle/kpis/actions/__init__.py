from passerelle.kpis.actions.loads import Added, add_load, remove_load
from passerelle.kpis.actions.rolled import refresh

__all__ = ["Added", "add_load", "refresh", "remove_load"]
