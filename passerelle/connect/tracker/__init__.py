"""Canonical tracker items, from Jira's JSON, Jira's CSV or any mapped table."""

from passerelle.connect.tracker.items import Account, Change, StatusCategory, TrackerItem
from passerelle.connect.tracker.jira_json import read_jira_json
from passerelle.connect.tracker.reading import Sniff, TrackerKind, read_tracker, sniff
from passerelle.connect.tracker.table_items import read_tracker_table

__all__ = [
    "Account",
    "Change",
    "Sniff",
    "StatusCategory",
    "TrackerItem",
    "TrackerKind",
    "read_jira_json",
    "read_tracker",
    "read_tracker_table",
    "sniff",
]
