"""Agreement rules: what a group chooses within a budget, from what each of its members wants."""
