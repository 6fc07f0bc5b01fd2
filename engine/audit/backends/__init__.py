"""Who does the work: this process, processes of this machine, the workers of a Dask cluster."""
