from passerelle.analysis.actions.answers import decide, keep, open_answer, revoke_links_of, share
from passerelle.people.actions.links import revoke

__all__ = ["decide", "keep", "open_answer", "revoke", "revoke_links_of", "share"]
