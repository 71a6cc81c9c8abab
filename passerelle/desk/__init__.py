"""What waits for me: comments, mentions, inbox, saved views, search."""
