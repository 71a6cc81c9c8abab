"""The board pack: frozen, numbered, shareable."""
