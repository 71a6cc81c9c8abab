from passerelle.analysis.actions.answers import decide, keep, open_answer, revoke_links_of, share
from passerelle.analysis.actions.movements import see
from passerelle.analysis.actions.watching import follow, set_watch, stop_mail, unfollow, want_mail
from passerelle.people.actions.links import revoke

__all__ = [
    "decide",
    "follow",
    "keep",
    "open_answer",
    "revoke",
    "revoke_links_of",
    "see",
    "set_watch",
    "share",
    "stop_mail",
    "unfollow",
    "want_mail",
]
