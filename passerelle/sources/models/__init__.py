from passerelle.sources.models.links import LinkRule
from passerelle.sources.models.mapping import SavedMapping
from passerelle.sources.models.pouring import Import, Kind
from passerelle.sources.models.touched import Touched

__all__ = ["Import", "Kind", "LinkRule", "SavedMapping", "Touched"]
