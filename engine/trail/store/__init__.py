"""The store: tables, SQLite and the one write path."""
