"""Promise and reality: were the odds kept, who promises too much, what a chosen promise is worth."""
