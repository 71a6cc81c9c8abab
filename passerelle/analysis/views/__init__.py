"""Pages that show what the engine found."""
