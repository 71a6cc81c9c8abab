"""What people fill in. Choices are limited to what one may see."""
