"""Notations of tables in plain text, one module a notation."""
