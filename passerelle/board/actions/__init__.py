from passerelle.board.actions.answers import add_answer, drop_answer
from passerelle.board.actions.asks import add_ask, answer_ask, change_ask, drop_ask, move_ask
from passerelle.board.actions.draft import save_draft
from passerelle.board.actions.freeze import freeze
from passerelle.board.actions.share import open_share, revoke_links_of, share
from passerelle.people.actions.links import revoke

__all__ = [
    "add_answer",
    "add_ask",
    "answer_ask",
    "change_ask",
    "drop_answer",
    "drop_ask",
    "freeze",
    "move_ask",
    "open_share",
    "revoke",
    "revoke_links_of",
    "save_draft",
    "share",
]
