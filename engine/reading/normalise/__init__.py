"""Normalisation: run-together paragraphs, rows and reports are parted before they are read."""
