from passerelle.workshop.actions.decide import decide, dissent
from passerelle.workshop.actions.invite import forget, invite, renew, revoke_links_of
from passerelle.workshop.actions.prepare import begin, change, put_on_table, take_off
from passerelle.workshop.actions.rounds import close, end_round, open_round
from passerelle.workshop.actions.vote import Cast, consent, vote

__all__ = [
    "Cast",
    "begin",
    "change",
    "close",
    "consent",
    "decide",
    "dissent",
    "end_round",
    "forget",
    "invite",
    "open_round",
    "put_on_table",
    "renew",
    "revoke_links_of",
    "take_off",
    "vote",
]
