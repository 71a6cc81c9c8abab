from passerelle.arbitration.actions.arbitrations import begin, change, put_away

__all__ = ["begin", "change", "put_away"]
