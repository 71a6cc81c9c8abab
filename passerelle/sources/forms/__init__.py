"""What a person says of a file before it is checked."""
