"""Simulators: data together with the truth that was planted in them."""
