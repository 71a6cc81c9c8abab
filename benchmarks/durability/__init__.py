"""kill -9 of the server, of the worker and of commands in the middle of writes and imports; backup under writes.

A scenario is a function `(installation, size) -> Outcome`, listed in `scenarios.py`.
"""
