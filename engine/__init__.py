"""Read, check, record: everything of gouji that needs no terminal."""
