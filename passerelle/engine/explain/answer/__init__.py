"""The question asked of a measure, and the answer given: what every signal, the verdict and the screens share."""
