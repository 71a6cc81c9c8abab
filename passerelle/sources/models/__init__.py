from passerelle.sources.models.connection import Connection
from passerelle.sources.models.feed import Feed
from passerelle.sources.models.links import LinkRule
from passerelle.sources.models.mapping import SavedMapping
from passerelle.sources.models.pouring import UNDO, Import, Kind
from passerelle.sources.models.touched import Touched

__all__ = [
    "UNDO",
    "Connection",
    "Feed",
    "Import",
    "Kind",
    "LinkRule",
    "SavedMapping",
    "Touched",
]
