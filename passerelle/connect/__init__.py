"""Readers of what companies already have: files in, canonical rows and problems out. No Django."""
