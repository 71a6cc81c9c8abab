"""An answer to "why did it move?" made ready to be shown: words, figures and drawings."""
