"""What was worked out once and is kept on this machine: data by digest, nothing that runs."""
