"""The measure catalogue: definitions, history, targets, dated events."""
