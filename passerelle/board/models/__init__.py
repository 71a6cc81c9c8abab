from passerelle.board.models.ask import Ask, Reply
from passerelle.board.models.pack import Draft, DraftAnswer, Pack, Share

__all__ = ["Ask", "Draft", "DraftAnswer", "Pack", "Reply", "Share"]
