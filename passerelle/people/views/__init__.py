"""Each view finds its object among what the person may see, calls one verb, renders."""
