"""Places that hold tables: what may be reached, with which secret, and how each kind is named."""
