from passerelle.desk.actions import comments, views

__all__ = ["comments", "views"]
