"""Sheets that people keep by hand: initiatives, objectives and key results, people, teams, products."""
