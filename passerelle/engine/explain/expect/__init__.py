"""What was to be expected of a measure: a forecast with intervals that hold, and the calm of its past."""
