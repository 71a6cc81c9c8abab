"""Arbitration: which initiatives, by which team, started when; how good the plan is, and why."""
