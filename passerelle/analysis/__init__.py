"""Where the engine meets the facts: pages that show a finding or a refusal."""
