"""What higher floors may listen to."""

from django.dispatch import Signal

rights_changed = Signal()
"""Inside the transaction: `person` was deactivated or holds another company role, decided by `by`."""
