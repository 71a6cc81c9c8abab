"""What each page costs, beside a plain page of the same layout."""
