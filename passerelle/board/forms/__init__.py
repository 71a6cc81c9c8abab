from passerelle.board.forms.ask import AskForm, ReplyForm
from passerelle.board.forms.draft import DraftForm

__all__ = ["AskForm", "DraftForm", "ReplyForm"]
