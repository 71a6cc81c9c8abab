"""`passerelle why`: from two files to a verdict, with no database and no account."""
