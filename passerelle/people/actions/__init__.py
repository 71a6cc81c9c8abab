"""Verbs that change people, teams, products and rights: one noun a file, each verb leaving its event."""
