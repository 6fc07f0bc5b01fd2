"""Commands on a casebook: sweep, book, trail, roster, export, the screens."""
