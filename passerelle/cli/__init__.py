"""The `passerelle` command: one file per verb."""
