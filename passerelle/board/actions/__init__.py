from passerelle.board.actions.draft import save_draft
from passerelle.board.actions.freeze import freeze
from passerelle.board.actions.share import open_share, revoke, revoke_links_of, share

__all__ = ["freeze", "open_share", "revoke", "revoke_links_of", "save_draft", "share"]
