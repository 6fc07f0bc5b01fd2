"""Commands on files: read and check, and their options."""
