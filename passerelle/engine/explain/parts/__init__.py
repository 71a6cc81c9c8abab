"""How much of a change each part carries: factors of a formula, mix and rate of segments."""
