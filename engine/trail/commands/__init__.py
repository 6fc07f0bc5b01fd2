"""Commands: what people and sweeps do to a casebook, one module an area."""
