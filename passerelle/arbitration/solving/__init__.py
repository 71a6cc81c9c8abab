"""From a scenario to what is found for it: the problem posed, the search, what is kept of it."""
