"""What teams deliver, read from their trackers: work items and their history."""
