"""Many reports: worker processes, a supervisor that loses none, one writer into the casebook."""
