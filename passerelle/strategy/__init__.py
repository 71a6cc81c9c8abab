"""The heading: vision and strategy, objectives, key results, check-ins, risks and opportunities."""
