"""Changes against the year before, and last year's numbers, as sentences tell them."""
