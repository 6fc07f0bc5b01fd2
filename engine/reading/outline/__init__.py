"""The outline: which lines are headings, and which parts they begin."""
