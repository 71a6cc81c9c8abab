"""Documents and drawings from worded content: no Django, no database."""
