"""What an intervention changed: the response against what its controls say would have happened."""
