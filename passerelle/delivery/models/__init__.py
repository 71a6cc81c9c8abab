from passerelle.delivery.models.item import Change, WorkItem
from passerelle.delivery.models.tracker import Account, StatusRule, TeamRule, Tracker

__all__ = ["Account", "Change", "StatusRule", "TeamRule", "Tracker", "WorkItem"]
