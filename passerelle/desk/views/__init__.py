from passerelle.desk.views import comments, inbox, saved, search

__all__ = ["comments", "inbox", "saved", "search"]
