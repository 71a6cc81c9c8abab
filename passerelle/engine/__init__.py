"""Methods: functions of their arguments that return a `Finding` or a `Refusal`."""
