"""One self-contained page: the season at a glance, and each report beside its problems."""
