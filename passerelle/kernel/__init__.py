"""What every floor may rely on: findings, periods, typography. No Django, no clock, no file."""
