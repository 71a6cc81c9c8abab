"""What higher floors may listen to."""

from django.dispatch import Signal

rolled_up = Signal()
"""Inside the transaction that published them: the roll-ups of `measure` are other ones."""
