"""The shapes of the simulated company: frozen, close to the fields of the domain's own models."""
