"""Work items of the simulated company: how they arrive, wait, are done, and are told."""
