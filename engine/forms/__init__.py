"""The forms in force: their tables, labels and headings, and how a label is matched."""
