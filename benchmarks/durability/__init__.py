"""kill -9 of the server and of the worker in the middle of writes; backup under writes. Nothing acknowledged is lost.

A scenario is a function `(installation, size) -> Outcome`, listed in `scenarios.py`.
"""
