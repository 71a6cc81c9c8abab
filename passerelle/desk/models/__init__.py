from passerelle.desk.models.comment import Comment, Mention
from passerelle.desk.models.search import SearchEntry
from passerelle.desk.models.view import SavedView
from passerelle.desk.models.visit import Visit

__all__ = ["Comment", "Mention", "SavedView", "SearchEntry", "Visit"]
