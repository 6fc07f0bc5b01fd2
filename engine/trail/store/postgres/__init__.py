"""The casebook on a PostgreSQL server; loaded only where a URL names one (``gouji[postgres]``)."""
