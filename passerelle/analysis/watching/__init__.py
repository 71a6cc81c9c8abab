"""Every measure is watched: from its kept points to the movements that stand out, within one budget."""
