"""The steps from one schema on a server to the next, for alembic."""
