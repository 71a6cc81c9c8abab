"""How a file that cannot be used is refused, end to end: `python -m benchmarks.bad_input`."""
