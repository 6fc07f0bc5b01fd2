"""The statutory tables: rows and columns by their labels, values cell by cell."""
