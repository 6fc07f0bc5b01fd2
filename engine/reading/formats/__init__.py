"""Formats: one reader a format, each from bytes to the same blocks."""
