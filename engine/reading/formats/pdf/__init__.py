"""PDF pages: characters and rules become lines and grids."""
