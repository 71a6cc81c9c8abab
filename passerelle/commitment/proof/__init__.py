"""Promise against reality: what was frozen, held to what came."""
