"""From a scenario that was chosen to a commitment that nobody can rewrite."""
