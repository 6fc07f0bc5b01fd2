"""Queries: what screens, exports and commands ask a casebook."""
