"""What was done, in words. One word for one act; a test finds any verb that has none."""

from __future__ import annotations

from typing import Any

from django.utils.translation import pgettext_lazy

VERBS: dict[str, Any] = {
    "accepted": pgettext_lazy("event", "Accepted"),
    "acknowledged": pgettext_lazy("event", "Acknowledged"),
    "added": pgettext_lazy("event", "Added"),
    "answer_kept": pgettext_lazy("event", "Answer to why it moved kept"),
    "answer_link_revoked": pgettext_lazy("event", "Link to an answer revoked"),
    "answer_shared": pgettext_lazy("event", "Answer shared by link"),
    "archived": pgettext_lazy("event", "Archived"),
    "assigned": pgettext_lazy("event", "Assigned"),
    "changed": pgettext_lazy("event", "Changed"),
    "checked_in": pgettext_lazy("event", "Checked in"),
    "closed": pgettext_lazy("event", "Closed"),
    "commented": pgettext_lazy("event", "Commented"),
    "created": pgettext_lazy("event", "Created"),
    "deactivated": pgettext_lazy("event", "Access closed"),
    "defined": pgettext_lazy("event", "Defined anew"),
    "decided": pgettext_lazy("event", "Decision on why it moved"),
    "deleted": pgettext_lazy("event", "Deleted"),
    "ended": pgettext_lazy("event", "Ended"),
    "event_added": pgettext_lazy("event", "Dated event added"),
    "event_removed": pgettext_lazy("event", "Dated event taken away"),
    "factor_forgotten": pgettext_lazy("event", "Second factor taken away"),
    "followed": pgettext_lazy("event", "Followed"),
    "frozen": pgettext_lazy("event", "Frozen"),
    "handed_over": pgettext_lazy("event", "Handed over"),
    "imported": pgettext_lazy("event", "Imported"),
    "import_undone": pgettext_lazy("event", "Import taken back"),
    "invited": pgettext_lazy("event", "Invited"),
    "joined": pgettext_lazy("event", "Entered the team"),
    "kept": pgettext_lazy("event", "Kept"),
    "let_in": pgettext_lazy("event", "Let in"),
    "let_out": pgettext_lazy("event", "Shut out"),
    "loaded": pgettext_lazy("event", "Values poured in"),
    "mail_stopped": pgettext_lazy("event", "Digest refused"),
    "mail_wanted": pgettext_lazy("event", "Digest wanted"),
    "mapped": pgettext_lazy("event", "Mapped"),
    "moved": pgettext_lazy("event", "Moved"),
    "movement_closed": pgettext_lazy("event", "Movement closed"),
    "movement_raised": pgettext_lazy("event", "Movement told"),
    "movement_seen": pgettext_lazy("event", "Movement looked at"),
    "published": pgettext_lazy("event", "Published"),
    "reactivated": pgettext_lazy("event", "Access given again"),
    "read": pgettext_lazy("event", "Read"),
    "received": pgettext_lazy("event", "Received"),
    "refreshed": pgettext_lazy("event", "Refreshed"),
    "removed": pgettext_lazy("event", "Removed"),
    "restored": pgettext_lazy("event", "Put back"),
    "revoked": pgettext_lazy("event", "Revoked"),
    "rights_changed": pgettext_lazy("event", "Address or role changed"),
    "role_given": pgettext_lazy("event", "Role given"),
    "role_taken": pgettext_lazy("event", "Role taken away"),
    "session_ended": pgettext_lazy("event", "Session ended"),
    "shared": pgettext_lazy("event", "Shared"),
    "target_removed": pgettext_lazy("event", "Target taken away"),
    "target_set": pgettext_lazy("event", "Target set"),
    "term_added": pgettext_lazy("event", "Term added"),
    "term_removed": pgettext_lazy("event", "Term taken away"),
    "unarchived": pgettext_lazy("event", "Taken out of the archive"),
    "undone": pgettext_lazy("event", "Undone"),
    "unfollowed": pgettext_lazy("event", "No longer followed"),
    "unloaded": pgettext_lazy("event", "Values taken back"),
    "value_removed": pgettext_lazy("event", "Typed value taken away"),
    "value_typed": pgettext_lazy("event", "Value typed"),
    "watch_set": pgettext_lazy("event", "Watch changed"),
}


def word(verb: str) -> str:
    """The verb as the person reads it."""
    return str(VERBS.get(verb, verb.replace("_", " ").capitalize()))
