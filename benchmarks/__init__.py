"""Commands that measure: each prints a table, `--json` gives the same as JSON. They assert no time."""
