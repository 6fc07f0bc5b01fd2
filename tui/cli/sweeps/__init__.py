"""The command sweep: its options, what it counts and tells, the papers and clusters it may use."""
