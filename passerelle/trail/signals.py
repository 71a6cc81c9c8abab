"""What higher floors may listen to."""

from django.dispatch import Signal

restored = Signal()
"""After an undo, inside its transaction: `objects` are the rows put back, links tied again."""
