"""Plain text in whatever way a converter wrote it."""
