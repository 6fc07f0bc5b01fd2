"""Blocks: the paragraphs and grids that every format yields, each with its place."""
