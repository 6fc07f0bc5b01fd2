"""The log: canonical bytes, hashes, signatures and checkpoints; pure."""
