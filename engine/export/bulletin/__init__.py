"""通报: a county-wide notice on the season's numbers, from a template that a county may replace."""
