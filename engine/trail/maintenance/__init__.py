"""Maintenance: opening, migrating, backing up, sealing and rebuilding a casebook."""
