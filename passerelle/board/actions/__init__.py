from passerelle.board.actions.answers import add_answer, drop_answer
from passerelle.board.actions.draft import save_draft
from passerelle.board.actions.freeze import freeze
from passerelle.board.actions.share import open_share, revoke_links_of, share
from passerelle.people.actions.links import revoke

__all__ = [
    "add_answer",
    "drop_answer",
    "freeze",
    "open_share",
    "revoke",
    "revoke_links_of",
    "save_draft",
    "share",
]
