"""The desk: its screen, and what is done from it with one filing, with many, with the book."""
