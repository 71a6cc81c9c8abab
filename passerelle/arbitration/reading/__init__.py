"""What the pages of scenarios show, read from what was kept and from today's facts."""
