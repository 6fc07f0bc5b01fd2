"""What an auditor read in the original, put in the place of what we misread; pure."""
