"""Metadata: title, agency, year, sign-off, period and publication of a report."""
